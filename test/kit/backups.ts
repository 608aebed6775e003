import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { truncateLog } from '../../src/foundation/database';
import { isOnServer, makeDatabase, onServer } from './databases';
import type { TestHouse } from './open-house';
import { settled } from './workers';

/** A copy of a house's main database; the vault is in none. */
export interface Backup {
  /** Puts it back, while the house is closed. */
  restore: () => Promise<void>;
  drop: () => Promise<void>;
}

export async function backUp(house: TestHouse): Promise<Backup> {
  await settled(house);
  const { database } = house.app.house;
  return isOnServer() ? copyTables(database) : copyOfFile(database, house.dataDir);
}

async function copyOfFile(database: DataSource, dataDir: string): Promise<Backup> {
  const [file, copy] = [join(dataDir, 'main.sqlite'), join(dataDir, 'main.backup')];
  await truncateLog(database);
  await copyFile(file, copy);
  return {
    restore: async () => {
      for (const rest of ['-wal', '-shm']) await rm(`${file}${rest}`, { force: true });
      await copyFile(copy, file);
    },
    drop: () => rm(copy, { force: true }),
  };
}

async function copyTables(database: DataSource): Promise<Backup> {
  const copy = await makeDatabase();
  const [from, to] = [database.driver.database!, new URL(copy.location).pathname.slice(1)];
  const tables = database.entityMetadatas.map(({ tableName }) => tableName);
  for (const table of tables) {
    await onServer(`CREATE TABLE \`${to}\`.\`${table}\` LIKE \`${from}\`.\`${table}\``);
    await onServer(`INSERT INTO \`${to}\`.\`${table}\` SELECT * FROM \`${from}\`.\`${table}\``);
  }
  return {
    restore: async () => {
      for (const table of tables) {
        await onServer(`DELETE FROM \`${from}\`.\`${table}\``);
        await onServer(`INSERT INTO \`${from}\`.\`${table}\` SELECT * FROM \`${to}\`.\`${table}\``);
      }
    },
    drop: () => copy.drop(),
  };
}
