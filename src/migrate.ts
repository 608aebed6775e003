import type { DataSource } from 'typeorm';
import { mainDatabase, vaultDatabase } from './databases';
import { StartRefused } from './foundation/start-refused';
import type { Settings } from './settings';

/** Opens both stores on the newest schema. In production a server's schema is moved by `npm run migrate` alone. */
export async function openStores(settings: Settings): Promise<{ database: DataSource; vault: DataSource }> {
  const database = await openStore(await mainDatabase(settings), settings, 'DATABASE_URL');
  try {
    return { database, vault: await openVaultStore(settings) };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** The vault's store alone. */
export async function openVaultStore(settings: Settings): Promise<DataSource> {
  return openStore(await vaultDatabase(settings), settings, 'VAULT_URL');
}

async function openStore(store: DataSource, { isProduction }: Settings, name: string): Promise<DataSource> {
  await store.initialize();
  const isFile = store.options.type === 'better-sqlite3';
  if (isFile || !isProduction) await store.runMigrations();
  else if (await store.showMigrations()) {
    await store.destroy();
    throw new StartRefused(`${name} is behind the code: run \`npm run migrate\` first.`);
  }
  return store;
}
