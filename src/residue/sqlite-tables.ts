import { open } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { describeFile } from '../foundation/database';
import { searchRow } from './cells';
import type { Residue } from './residue';
import type { Sought } from './sought';

const signature = Buffer.from('SQLite format 3\0');
const page = 1000;

type Cell = string | number | Buffer | null;

export async function isSqlite(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(signature.length) });
    return buffer.equals(signature);
  } finally {
    await handle.close();
  }
}

/** Every column of every row: in the file's bytes, a long value is cut by the pages that it lies on. */
export async function* searchSqlite(file: string, named: string, sought: Sought): AsyncGenerator<Residue> {
  const database = await describeFile(file).initialize();
  try {
    const tables = await database.query<{ name: string }[]>(
      "SELECT name FROM sqlite_schema WHERE type = 'table'",
    );
    for (const { name } of tables) yield* searchTable(database, name, `${named}: ${name}`, sought);
  } finally {
    await database.destroy();
  }
}

async function* searchTable(
  database: DataSource,
  table: string,
  named: string,
  sought: Sought,
): AsyncGenerator<Residue> {
  const keys = await database.query<{ name: string }[]>(
    'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk',
    [table],
  );
  const keyColumns = keys.map(({ name }) => name);
  for (let from = 0; ; from += page) {
    const rows = await database.query<Record<string, Cell>[]>(
      `SELECT * FROM "${table}" LIMIT ${page} OFFSET ${from}`,
    );
    for (const row of rows) {
      const cells = Object.entries(row).map(([column, value]) => [column, bytesOf(value)] as const);
      yield* searchRow(named, cells, keyColumns, sought);
    }
    if (rows.length < page) return;
  }
}

function bytesOf(value: Cell): Buffer | null {
  if (value === null) return null;
  return Buffer.isBuffer(value) ? value : Buffer.from(String(value));
}
