import type { Residue } from './residue';
import type { Sought } from './sought';

/** Looks into the cells of one row; its key names it, unless the key holds what is sought. */
export function searchRow(
  table: string,
  cells: Iterable<readonly [column: string, value: Buffer | null]>,
  keyColumns: readonly string[],
  sought: Sought,
): Residue[] {
  const row = new Map(cells);
  const hits = [...row].flatMap(([column, value]) =>
    (value ? sought.in(value) : []).map((match) => ({ column, match })),
  );
  if (hits.length === 0) return [];
  const isTold = hits.some(({ column }) => keyColumns.includes(column));
  const key = isTold ? 'a key that holds it' : keyColumns.map((name) => row.get(name)).join(', ');
  return hits.map(({ column, match: { value, form } }) => ({
    value,
    form,
    place: `${table}.${column}, row ${key}`,
  }));
}
