import { stringify } from 'csv-stringify/sync';
import type { CopyTable } from './copy-plan';
import type { CopiedRow, CopiedValue, SubjectSnapshot } from './subject-snapshot';

/** One table as CSV (RFC 4180) with a byte order mark, for spreadsheets: no cell of it is taken for a formula. */
export async function* tableCsv(
  table: CopyTable,
  columns: readonly string[],
  snapshot: SubjectSnapshot,
  counted: (rows: number) => void = () => undefined,
): AsyncGenerator<string> {
  const options = { record_delimiter: 'windows', escape_formulas: true } as const;
  yield stringify([columns], { ...options, bom: true });
  for await (const page of snapshot.pages(table, table.columns)) {
    counted(page.length);
    yield stringify(
      page.map((row) => columns.map((column) => cellOf(row, column))),
      options,
    );
  }
}

function cellOf(row: CopiedRow, column: string): string {
  const value: CopiedValue = row[column] ?? null;
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
