import { type Category, type PurposeCode, purposes, type RecipientCode } from '../../personal-data';
import type { CopyFacts, Receiver, Responsible } from '../readme/facts';
import type { RightsRequest } from '../requests/rights-request.entity';
import { categoriesOf, type CopyTable } from './copy-plan';

interface CopyCourse {
  request: RightsRequest;
  refused: readonly Category[];
  generatedAt: Date;
  controller: Responsible;
  privacyContact: string;
  /** All that there are, by code. */
  recipients: ReadonlyMap<RecipientCode, Receiver>;
  plan: readonly CopyTable[];
  /** Rows by table. */
  counts: ReadonlyMap<string, number>;
}

/** What the README tells about a copy: all of it follows from the columns that the copy is about. */
export function factsOf({
  request,
  refused,
  generatedAt,
  controller,
  privacyContact,
  recipients,
  plan,
  counts,
}: CopyCourse): CopyFacts {
  const columns = plan.flatMap((each) => [...each.columns, ...each.withheld]);
  const held = new Set(columns.map(({ purpose }) => purpose));
  const codes = (Object.keys(purposes) as PurposeCode[]).filter((code) => held.has(code));
  const receivers = new Set(codes.flatMap((code): readonly RecipientCode[] => purposes[code].recipients));
  return {
    language: request.language,
    reference: request.reference,
    receivedAt: request.receivedAt,
    generatedAt,
    isPartial: request.categories !== null,
    isCut: refused.length > 0,
    controller,
    privacyContact,
    categories: categoriesOf(plan).map((code) => ({
      code,
      tables: plan
        .map(({ table, columns: copied, withheld }) => ({
          name: table.name,
          records: counts.get(table.name) ?? 0,
          columns: [...copied, ...withheld].filter(({ category }) => category === code),
        }))
        .filter(({ columns: own }) => own.length > 0),
    })),
    purposes: codes.map((code) => purposes[code]),
    recipients: [...receivers].map((code) => recipients.get(code)!),
  };
}
