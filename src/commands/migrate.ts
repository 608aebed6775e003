import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { mainDatabase, vaultDatabase } from '../databases';
import { grantApplication } from '../foundation/database';
import { insertOnlyTables } from '../ledger';
import { readSettings, type Settings } from '../settings';

/** Brings both stores to the newest schema; on a server also takes from the application what it must not do. */
async function migrate(): Promise<void> {
  const settings = readSettings();
  const { databaseUrl, databaseAdminUrl } = settings;
  const database = await mainDatabase({ ...settings, databaseUrl: databaseAdminUrl ?? databaseUrl });
  await moved(database, 'main database', () => grant(database, settings));
  await moved(await vaultDatabase(settings), 'vault', async () => undefined);
}

async function moved(store: DataSource, name: string, afterwards: () => Promise<void>): Promise<void> {
  await store.initialize();
  try {
    const done = await store.runMigrations();
    process.stdout.write(
      `${name}: ${done.length > 0 ? done.map((migration) => migration.name).join(', ') : 'up to date'}\n`,
    );
    await afterwards();
  } finally {
    await store.destroy();
  }
}

async function grant(database: DataSource, { databaseUrl, databaseAdminUrl }: Settings): Promise<void> {
  if (!databaseUrl) return;
  const user = decodeURIComponent(new URL(databaseUrl).username);
  if (!databaseAdminUrl || decodeURIComponent(new URL(databaseAdminUrl).username) === user) {
    process.stderr.write(
      'warning: the application migrates as itself and could alter the ledger; give it a user of its own and set DATABASE_ADMIN_URL.\n',
    );
    return;
  }
  await grantApplication(database, { name: user, host: '%' }, insertOnlyTables);
  process.stdout.write(`grants: ${user} may only insert into ${insertOnlyTables.join(', ')}\n`);
}

migrate().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
