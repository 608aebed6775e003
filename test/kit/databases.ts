import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

export interface TestDatabase {
  /** What `describeDatabase` takes. */
  location: string;
  drop(): Promise<void>;
}

const server = process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306';
const ours = /^callxtra_test_([0-9a-z]+)_[0-9a-f]{16}$/;
const hourMs = 3_600_000;

/** An empty database of its own on the engine under test. */
export function makeDatabase(): Promise<TestDatabase> {
  return isOnServer() ? makeOnServer() : makeFile();
}

export function isOnServer(): boolean {
  return process.env.TEST_ENGINE === 'mariadb';
}

/** Runs one statement on the test server, as the user who makes the databases. */
export async function onServer(statement: string): Promise<unknown> {
  const connection = await createConnection({ uri: server, connectTimeout: 20_000 });
  try {
    const [rows] = await connection.query(statement);
    return rows;
  } finally {
    await connection.end();
  }
}

async function makeFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'callxtra-test-'));
  return { location: join(folder, 'main.sqlite'), drop: () => rm(folder, { recursive: true, force: true }) };
}

async function makeOnServer(): Promise<TestDatabase> {
  await dropLeftovers();
  const name = `callxtra_test_${Date.now().toString(36)}_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const location = new URL(server);
  location.pathname = `/${name}`;
  return {
    location: location.href,
    drop: async () => void (await onServer(`DROP DATABASE IF EXISTS \`${name}\``)),
  };
}

let swept: Promise<void> | undefined;

/** Drops what killed runs left more than an hour ago: a database's name says when it was made. */
function dropLeftovers(): Promise<void> {
  swept ??= (async () => {
    const rows = (await onServer(`SHOW DATABASES LIKE 'callxtra\\_test\\_%'`)) as object[];
    for (const name of rows.map((row) => String(Object.values(row)[0]))) {
      const madeAt = parseInt(ours.exec(name)?.[1] ?? '', 36);
      if (Date.now() - madeAt > hourMs) await onServer(`DROP DATABASE IF EXISTS \`${name}\``);
    }
  })();
  return swept;
}
