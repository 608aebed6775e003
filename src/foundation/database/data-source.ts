import { createConnection } from 'mysql2/promise';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { isolateSqlite } from './sqlite-gate';
import { type Connection, keepStatements } from './sqlite-statements';
import { refuseOddParameters } from './strict-parameters';

export interface DatabasePlan {
  /** A path of an SQLite file (or `:memory:`), or a `mysql://` URL. */
  location: string;
  entities: MixedList<Function>;
  migrations: MixedList<Function>;
  poolSize?: number;
}

const standing = { synchronize: false, migrationsTransactionMode: 'each', logging: false } as const;

/** A data source of the kind that its location names; not yet connected. */
export async function describeDatabase(plan: DatabasePlan): Promise<DataSource> {
  if (!isServer(plan.location))
    return refuseOddParameters(isolateSqlite(new DataSource(sqliteOptions(plan))));
  return refuseOddParameters(new DataSource(await serverOptions(plan)));
}

/** An SQLite file to be read as it lies there: nothing is written, and its log is left alone. Not yet connected. */
export function describeFile(location: string): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database: location,
    readonly: true,
    fileMustExist: true,
    prepareDatabase: (database: Connection) => keepStatements(database),
  });
}

export function isServer(location: string): boolean {
  return /^(mysql|mariadb):\/\//.test(location);
}

function sqliteOptions({ location, entities, migrations }: DatabasePlan): DataSourceOptions {
  if (location !== ':memory:') mkdirSync(dirname(location), { recursive: true, mode: 0o700 });
  return {
    ...standing,
    type: 'better-sqlite3',
    database: location,
    entities,
    migrations,
    prepareDatabase: (database: Connection) => {
      keepStatements(database);
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('busy_timeout = 5000');
      database.pragma('recursive_triggers = ON'); // else REPLACE passes by the triggers that refuse a DELETE
      database.pragma('secure_delete = ON'); // what is erased leaves no bytes in free pages
    },
  };
}

async function serverOptions(plan: DatabasePlan): Promise<DataSourceOptions> {
  return {
    ...standing,
    type: await serverType(plan.location),
    url: plan.location.replace(/^mariadb:/, 'mysql:'),
    entities: plan.entities,
    migrations: plan.migrations,
    poolSize: plan.poolSize ?? 10,
    timezone: 'Z',
    charset: 'utf8mb4',
    dateStrings: ['DATE'],
    connectTimeout: 5000,
    extra: { flags: ['-LOCAL_FILES'] },
  };
}

/**
 * TypeORM's dialect follows the server: under `mysql` a MariaDB's json columns would be dropped and
 * added anew by every schema comparison. Refuses a server on which our SQL would mean something else.
 */
async function serverType(location: string): Promise<'mysql' | 'mariadb'> {
  const connection = await createConnection({
    uri: location.replace(/^mariadb:/, 'mysql:'),
    connectTimeout: 5000,
  });
  try {
    const [rows] = await connection.query(
      'SELECT VERSION() AS version, @@sql_mode AS mode, @@character_set_database AS charset',
    );
    const [server] = rows as { version: string; mode: string; charset: string }[];
    if (server?.mode.includes('NO_BACKSLASH_ESCAPES'))
      throw new Error('The database server runs with NO_BACKSLASH_ESCAPES; remove it from its sql_mode.');
    if (server?.charset !== 'utf8mb4')
      throw new Error(
        'The database is not in utf8mb4: CREATE DATABASE … CHARACTER SET utf8mb4 COLLATE utf8mb4_bin.',
      );
    return /mariadb/i.test(server.version) ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}
