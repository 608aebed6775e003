import { type Catalogue, type PersonalColumn, type PersonalTable, purposes } from '../../../personal-data';
import { type Circumstances, disposalOf } from '../plan/disposal';

/** What an erasure does with a person's rows of one table: they go whole, or these columns of them do. */
export interface RowFate {
  table: PersonalTable;
  /** Null: the rows go. */
  columns: readonly PersonalColumn[] | null;
}

/** What becomes of which table: first what is short-lived, last the person's own row. */
export function rowFates(catalogue: Catalogue, circumstances: Circumstances): RowFate[] {
  return catalogue.tables
    .flatMap((table) => fateOf(table, circumstances) ?? [])
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

function fateOf(table: PersonalTable, circumstances: Circumstances): RowFate | null {
  const { columns } = table;
  const gone = columns.filter((column) => disposalOf(table, column, circumstances)?.kind === 'delete');
  if (isKeptForOthers(table)) return gone.length > 0 ? { table, columns: gone } : null;
  const isWhole = columns.length === 0 ? circumstances.scope.endAccount : gone.length === columns.length;
  if (isWhole && !table.isOwnRow) return { table, columns: null };
  return gone.length > 0 ? { table, columns: gone } : null;
}

/** A row about somebody else, which names the person in one column. */
function isKeptForOthers({ subject, columns }: PersonalTable): boolean {
  return columns.some(({ property }) => property === subject);
}

function rankOf({ table: { columns, isOwnRow } }: RowFate): number {
  if (isOwnRow) return 2;
  return columns.every(({ purpose }) => purposes[purpose].retention === 'short_lived') ? 0 : 1;
}
