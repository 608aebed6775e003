import type { DataSource } from 'typeorm';
import { describeDatabase } from '../../src/foundation/database';
import { makeDatabase } from './databases';

export interface Store {
  location: string;
  dataSource: DataSource;
  /** Another connection of its own to the same database, as a second process has; closed with the store. */
  another(): Promise<DataSource>;
  close(): Promise<void>;
}

/** A connection to an empty database of its own; without migrations its tables are made from the entities. */
export async function openStore(entities: Function[], migrations: Function[] = []): Promise<Store> {
  const database = await makeDatabase();
  const open: DataSource[] = [];
  const connect = async () => {
    const dataSource = await describeDatabase({ location: database.location, entities, migrations });
    open.push(dataSource);
    return dataSource.initialize();
  };
  const dataSource = await connect();
  await (migrations.length > 0 ? dataSource.runMigrations() : dataSource.synchronize());
  return {
    location: database.location,
    dataSource,
    another: connect,
    close: async () => {
      for (const connection of open) if (connection.isInitialized) await connection.destroy();
      await database.drop();
    },
  };
}
