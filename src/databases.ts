import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { mainMigrations, vaultMigrations } from '../migrations';
import { Milestone } from './demo/milestone.entity';
import { features } from './features';
import { describeDatabase } from './foundation/database';
import { identityEntities } from './identity';
import { Job } from './jobs';
import { LedgerEntry } from './ledger';
import { OutboxMail } from './mail';
import { IdempotencyRecord } from './server/idempotency-record.entity';
import type { Settings } from './settings';
import { ProtectivePosition, vaultEntities } from './vault';

type Places = Pick<Settings, 'databaseUrl' | 'vaultUrl' | 'dataDir'>;

/** Every table of the main database. */
export const mainEntities: Function[] = [
  ...features.flatMap((feature) => feature.entities),
  ...identityEntities,
  Job,
  LedgerEntry,
  OutboxMail,
  IdempotencyRecord,
  Milestone,
  ProtectivePosition,
];

export function mainDatabase({
  databaseUrl,
  dataDir,
}: Pick<Places, 'databaseUrl' | 'dataDir'>): Promise<DataSource> {
  const location = databaseUrl ?? join(dataDir, 'main.sqlite');
  return describeDatabase({ location, entities: mainEntities, migrations: mainMigrations });
}

export function vaultDatabase({
  vaultUrl,
  dataDir,
}: Pick<Places, 'vaultUrl' | 'dataDir'>): Promise<DataSource> {
  const location = vaultUrl ?? join(dataDir, 'vault.sqlite');
  return describeDatabase({
    location,
    entities: vaultEntities,
    migrations: vaultMigrations,
    poolSize: 5,
  });
}
