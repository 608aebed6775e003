import type { Catalogue, PersonalTable } from './catalogue';
import { type RetentionStart, retentionStartOf } from './declare';
import { purposes } from './purposes';
import type { RetentionCode } from './retention';

/** How long the rows of one table are kept. */
export interface RetainedTable {
  table: PersonalTable;
  rule: RetentionCode;
  /** The column that dates the row. */
  at: string;
  /** The table of that column, and the row's property with the id there; null where it is the row's own. */
  dated: { entity: Function; by: string } | null;
}

type Fault = string;

/**
 * What the sweep goes by, read from the declarations: what hangs on another row comes before it. Throws every table
 * with rows about people that nothing dates, all at once.
 */
export function retentionPlan(catalogue: Catalogue): RetainedTable[] {
  const tables = catalogue.tables.filter(({ columns }) => columns.length > 0);
  const read = tables.map((table) => readTable(catalogue, table));
  const faults = read.filter((each) => typeof each === 'string');
  if (faults.length > 0)
    throw new Error(`The retention plan has faults:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  const retained = read.filter((each) => each !== null && typeof each !== 'string');
  return [...retained.filter(({ dated }) => dated), ...retained.filter(({ dated }) => !dated)];
}

function readTable(catalogue: Catalogue, table: PersonalTable): RetainedTable | Fault | null {
  const start = retentionStartOf(table.entity);
  const { name } = table.entity;
  if (!start) return `${name} does not say from when on its rows are kept: @RetainedFrom(...)`;
  if ('elsewhere' in start) return null;
  const rules = [...new Set(table.columns.map(({ purpose }) => purposes[purpose].retention))];
  const rule = start.rule ?? (rules.length === 1 ? rules[0] : undefined);
  if (!rule)
    return `${name} is kept by several rules (${rules.join(', ')}) and does not say which dates its rows`;
  const dating = datingOf(catalogue, table, start);
  return dating === null ? `${name} hangs on an account that is in no table` : { table, rule, ...dating };
}

function datingOf(
  catalogue: Catalogue,
  table: PersonalTable,
  start: Exclude<RetentionStart, { elsewhere: string }>,
): Pick<RetainedTable, 'at' | 'dated'> | null {
  if ('at' in start) return { at: start.at, dated: start.of ? { entity: start.of(), by: start.by } : null };
  // The account is the table whose rows are about themselves.
  const account = catalogue.tables.find(({ subject }) => subject === 'id');
  const dated = account && retentionStartOf(account.entity);
  return dated && 'at' in dated
    ? { at: dated.at, dated: { entity: account.entity, by: table.subject } }
    : null;
}
