import { type Connection, createConnection, type RowDataPacket } from 'mysql2';
import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { searchRow } from './cells';
import { searchFile, searchFolder } from './files';
import type { Residue } from './residue';
import type { Sought } from './sought';

type Texts = Record<string, Buffer | null>;

/** A database on a server of MariaDB or MySQL, searched through SQL and, where they can be read, in its files. */
export class ServerSearch {
  private readonly connection: Connection;

  constructor(
    url: string,
    private readonly sought: Sought,
  ) {
    this.connection = createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: 5000 });
  }

  /** Every column of every row of every table. */
  async *tables(): AsyncGenerator<Residue> {
    const tables = await this.ask(
      "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY 1",
    );
    for (const { name } of tables) yield* this.table(String(name));
  }

  /** Where the server keeps its files; null where this process cannot read them. */
  async folder(): Promise<string | null> {
    const [found] = await this.ask('SELECT @@datadir AS folder, DATABASE() AS name');
    const { folder, name } = found!;
    const own = join(String(folder), String(name));
    return access(own, constants.R_OK | constants.X_OK).then(
      () => String(folder),
      () => null,
    );
  }

  /** The database's tablespaces, and what the server shares between databases: undo and redo logs, binary logs. */
  async *files(folder: string): AsyncGenerator<Residue> {
    const [found] = await this.ask('SELECT DATABASE() AS name');
    const own = String(found!.name);
    yield* searchFolder(join(folder, own), own, this.sought);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const place = join(folder, entry.name);
      if (entry.isFile()) yield* searchFile(place, entry.name, this.sought);
      else if (entry.name.startsWith('#')) yield* searchFolder(place, entry.name, this.sought);
    }
  }

  close(): void {
    this.connection.destroy();
  }

  private async *table(table: string): AsyncGenerator<Residue> {
    const keys = await this.ask(
      "SELECT COLUMN_NAME AS name FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND CONSTRAINT_NAME = 'PRIMARY' ORDER BY ORDINAL_POSITION",
      [table],
    );
    const keyColumns = keys.map(({ name }) => String(name));
    const sql = `SELECT * FROM \`${table}\``;
    // As bytes: a driver's idea of a date or a document would not be what lies in the table.
    const rows = this.connection.query({ sql, typeCast: (field) => field.buffer() }).stream();
    for await (const row of rows)
      yield* searchRow(table, Object.entries(row as Texts), keyColumns, this.sought);
  }

  private ask(sql: string, values: readonly string[] = []): Promise<RowDataPacket[]> {
    return new Promise((resolve, reject) => {
      this.connection.query<RowDataPacket[]>(sql, [...values], (error, rows) =>
        error ? reject(error) : resolve(rows),
      );
    });
  }
}
