import { z } from 'zod';
import type { Catalogue, PersonalTable } from '../../personal-data';
import { planPortable } from '../portable/portable-plan';
import { portableShape } from '../portable/portable-shape';
import { PackageRefused } from './package-refused';

export type ArrivingRecord = Record<string, unknown>;

/** The records of one table, as another controller handed them over. */
export interface ArrivingTable {
  table: PersonalTable;
  records: ArrivingRecord[];
}

const problemsAtMost = 10;
const frame = z.object({
  categories: z.record(z.string(), z.record(z.string(), z.array(z.looseObject({})))),
});

/** The records of a document, put together from its categories; the person's own record comes first. */
export function arrivingRecords(catalogue: Catalogue, document: unknown): ArrivingTable[] {
  const checked = portableShape(catalogue).safeParse(document);
  if (!checked.success) throw new PackageRefused(problemsOf(checked.error));
  const categories = Object.values(frame.parse(checked.data).categories);
  const tables = planPortable(catalogue).map(({ table }) => ({
    table,
    records: joined(
      table.name,
      categories.map((lists) => lists[table.name]).filter((list) => list !== undefined),
    ),
  }));
  const [own, ...others] = tables.toSorted(
    (one, other) => Number(isOwn(other.table)) - Number(isOwn(one.table)),
  );
  if (!own || !isOwn(own.table) || own.records.length !== 1)
    throw new PackageRefused('The package is not about one person: it must hold one record of a customer.');
  return [own, ...others];
}

/** Is it the table whose rows are the persons themselves? */
function isOwn({ subject }: PersonalTable): boolean {
  return subject === 'id';
}

function joined(table: string, lists: readonly ArrivingRecord[][]): ArrivingRecord[] {
  const [first = [], ...others] = lists;
  if (others.some(({ length }) => length !== first.length))
    throw new PackageRefused(`The lists of ${table} differ in length: their records cannot be put together.`);
  return first.map(
    (record, i) => Object.assign({}, record, ...others.map((list) => list[i])) as ArrivingRecord,
  );
}

/** Where it goes wrong and how, without any value. */
function problemsOf(error: z.ZodError): string {
  const lines = error.issues.map(({ path, message }) => `- ${path.join('.') || 'the whole'}: ${message}`);
  const more = lines.length - problemsAtMost;
  return [
    'The file does not hold portable data as the schema of this installation describes it:',
    ...lines.slice(0, problemsAtMost),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('\n');
}
