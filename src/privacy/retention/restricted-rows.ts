import { type EntityManager, In, IsNull, Not } from 'typeorm';
import {
  categories as everyCategory,
  purposes as everyPurpose,
  type RetainedTable,
  type RetentionGuard,
} from '../../personal-data';
import { codesOrAll, ProcessingRestriction } from '../../processing';

/** Art. 18(1)(b) and (c): the person opposes the deletion, or needs the data for a claim of theirs. */
const opposing = In(['UNLAWFUL_PROCESSING', 'LEGAL_CLAIMS'] as const);

/** What a person had restricted instead of deleted stays until the restriction ends; mails and codes go all the same. */
export class RestrictedRows implements RetentionGuard {
  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { rule, table }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    if (rule === 'short_lived') return new Set();
    const restrictions = await manager.findBy(ProcessingRestriction, {
      customerId: In([...customerIds]),
      ground: opposing,
      since: Not(IsNull()),
      liftedAt: IsNull(),
    });
    const kept = restrictions.filter((restriction) => table.isOwnRow || reaches(restriction, table));
    return new Set(kept.map(({ customerId }) => customerId));
  }
}

function reaches(
  { categories, purposes }: ProcessingRestriction,
  { columns }: RetainedTable['table'],
): boolean {
  const [named, served] = [codesOrAll(categories, everyCategory), codesOrAll(purposes, everyPurpose)];
  return columns.some(
    ({ category, purpose }) => (named?.includes(category) ?? true) && (served?.includes(purpose) ?? true),
  );
}
