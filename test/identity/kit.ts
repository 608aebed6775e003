import Fastify, { type FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import { CreateIdentity1763960002000 } from '../../migrations/1763960002000-CreateIdentity';
import { CreateIssuer1763960003000 } from '../../migrations/1763960003000-CreateIssuer';
import { vaultMigrations } from '../../migrations';
import type { Clock } from '../../src/foundation/clock';
import { describeDatabase } from '../../src/foundation/database';
import { openLog } from '../../src/foundation/logging';
import type { SessionBook } from '../../src/foundation/sign-ins';
import {
  identityEntities,
  mountIssuer,
  type OpenedIdentity,
  openIdentity,
  openSignInLimits,
  type SignInLimits,
  type TokenReuse,
} from '../../src/identity';
import type { EmbeddedIssuer } from '../../src/identity';
import { MasterKey, Vault, vaultEntities } from '../../src/vault';

export const audience = 'https://account.callxtra.example/graphql';
export const publicUrl = 'http://127.0.0.1:4000';
export const issuer = `${publicUrl}/oidc`;
export const ada = { email: 'ada@example.com', password: 'correct horse battery staple' };
export const bob = { email: 'bob@example.com', password: 'another long passphrase' };

/** Where the parts under test stand alone, nothing is kept of what is barred. */
export const noLedger = { record: async () => undefined };

/** Where nobody shows sessions. */
export const noBook: SessionBook = {
  close: async () => [],
  closeAll: async () => [],
  signedOutByIssuer: async () => undefined,
};

/** Real time, which a test can push forward. */
export class PushedClock implements Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  push(seconds: number): void {
    this.ahead += seconds * 1000;
  }
}

export interface SignInHouse {
  base: string;
  clock: PushedClock;
  dataSource: DataSource;
  identity: OpenedIdentity;
  embedded: EmbeddedIssuer;
  reuses: TokenReuse[];
  adaId: string;
  bobId: string;
  close(): Promise<void>;
}

/** The embedded issuer behind a real server on a real database, with the accounts of ada and bob. */
export async function openSignInHouse(options: { limits?: SignInLimits } = {}): Promise<SignInHouse> {
  const clock = new PushedClock();
  const database = await openDatabase();
  const vault = await openVault(clock);
  const reuses: TokenReuse[] = [];
  const identity = await openIdentity({
    dataSource: database.dataSource,
    vault,
    clock,
    publicUrl,
    issuer: null,
    audience,
    signInLimits: options.limits ?? openSignInLimits(null),
    sessions: noBook,
    protective: noLedger,
    events: { onTokenReuse: async (reuse) => void reuses.push(reuse), log: openLog('silent', []) },
  });
  const embedded = identity.embedded!;
  const server = Fastify();
  mountIssuer(server, embedded);
  await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    base: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    clock,
    dataSource: database.dataSource,
    identity,
    embedded,
    reuses,
    adaId: await embedded.accounts.create({ ...ada, roles: [], customerId: 'cus_ada' }),
    bobId: await embedded.accounts.create({ ...bob, roles: ['SUPPORT_AGENT'], customerId: null }),
    close: () => closeAll(server, vault, database),
  };
}

async function closeAll(server: FastifyInstance, vault: Vault, database: TestDatabase): Promise<void> {
  await server.close();
  await vault.dataSource.destroy();
  await database.drop();
}

export async function openVault(clock: Clock): Promise<Vault> {
  const store = await describeDatabase({
    location: ':memory:',
    entities: vaultEntities,
    migrations: vaultMigrations,
  });
  await store.initialize();
  await store.runMigrations();
  return Vault.open(store, new MasterKey(randomBytes(32)), clock);
}

export interface TestDatabase {
  dataSource: DataSource;
  drop(): Promise<void>;
}

/** A migrated database of its own, on the engine that this run is about. */
export async function openDatabase(): Promise<TestDatabase> {
  const place =
    process.env.TEST_ENGINE === 'mariadb' ? await makeServerDatabase() : { location: ':memory:', drop: null };
  const dataSource = await describeDatabase({
    location: place.location,
    entities: identityEntities,
    migrations: [CreateIdentity1763960002000, CreateIssuer1763960003000],
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return {
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await place.drop?.();
    },
  };
}

async function makeServerDatabase() {
  const { createConnection } = await import('mysql2/promise');
  const server = process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306';
  const name = `callxtra_test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const connection = await createConnection(server);
    await connection.query(statement);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return { location: `${server}/${name}`, drop: () => run(`DROP DATABASE ${name}`) };
}
