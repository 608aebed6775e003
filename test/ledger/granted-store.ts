import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { describeDatabase, grantApplication } from '../../src/foundation/database';
import { Job } from '../../src/jobs';
import { LedgerEntry } from '../../src/ledger';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { isOnServer, onServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';

const user = { name: `callxtra_test_${randomBytes(6).toString('hex')}`, host: '%' };
const password = randomBytes(12).toString('hex');

/** A ledger's store, and the same as the application connects to it: on a server as a user of its own with its grants. */
export interface GrantedStore {
  store: Store;
  application: DataSource;
  user: typeof user;
  /** The user as SQL names it. */
  account: string;
  connect(): Promise<DataSource>;
  close(): Promise<void>;
}

export async function openGrantedStore(): Promise<GrantedStore> {
  const account = `'${user.name}'@'${user.host}'`;
  const store = await openStore([LedgerEntry, Job], [CreateWork1763960001000, AddJobAgain1763960089000]);
  const connect = () => connectTo(store);
  if (isOnServer()) {
    await onServer(`CREATE USER ${account} IDENTIFIED BY '${password}'`);
    await grantApplication(store.dataSource, user, ['ledger_entry']);
  }
  const application = isOnServer() ? await connect() : store.dataSource;
  const close = async () => {
    if (application !== store.dataSource) await application.destroy();
    await store.close();
    if (isOnServer()) await onServer(`DROP USER IF EXISTS ${account}`);
  };
  return { store, application, user, account, connect, close };
}

async function connectTo(store: Store): Promise<DataSource> {
  const location = new URL(store.location);
  Object.assign(location, { username: user.name, password });
  const plan = { location: location.href, entities: [LedgerEntry, Job], migrations: [] };
  return (await describeDatabase(plan)).initialize();
}

/** The actions of all chains, in their order. */
export async function actionsIn(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.manager.find(LedgerEntry, { order: { seq: 'ASC' } });
  return rows.map(({ action }) => action);
}
