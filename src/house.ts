import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'redis';
import type { EntityManager } from 'typeorm';
import { ProfileService } from './account/profile';
import { SessionHashes, SessionRows } from './account/sessions';
import type { Clock } from './foundation/clock';
import { type Logger, openLog } from './foundation/logging';
import { Erasures } from './foundation/erasures';
import { asSystem } from './foundation/system-change';
import { Takeovers } from './foundation/takeovers';
import type { House } from './graphql';
import { Identity, openIdentity, type OpenedIdentity, openSignInLimits, type TokenReuse } from './identity';
import { Jobs } from './jobs';
import { Ledger } from './ledger';
import { FileMailer, type Mailer, Outbox, SmtpMailer } from './mail';
import { openStores } from './migrate';
import { openPaymentProcessor, type PaymentProcessor } from './payments';
import { PersonalRecords, readCatalogue } from './personal-data';
import type { Settings } from './settings';
import { findMasterKey, MasterKey, Vault } from './vault';

interface Closable {
  destroy(): unknown;
}

/** What tests may put in the place of the world. */
export interface Seams {
  clock: Clock;
  log?: Logger;
  mailer?: Mailer;
  payments?: PaymentProcessor;
}

/** The house with its doors still closed: stores, keys, and what all features share. */
export interface OpenedHouse {
  house: House;
  identity: OpenedIdentity;
  redis: object | null;
  close: () => Promise<void>;
}

export async function openHouse(
  settings: Settings,
  { clock, log: given, mailer, payments: processor }: Seams,
): Promise<OpenedHouse> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const stores = await openStores(settings);
  const { database } = stores;
  try {
    const catalogue = readCatalogue(database.entityMetadatas);
    const log = given ?? openLog(settings.logLevel, catalogue.sealedProperties);
    const master = new MasterKey(
      findMasterKey(settings.masterKey, settings.dataDir),
      settings.masterKeyPrevious,
    );
    const vault = await Vault.open(stores.vault, master, clock);
    const records = new PersonalRecords(catalogue, vault, vault);
    const ledger = new Ledger({ key: vault.key('ledger'), pseudonym: (subject) => vault.pseudonym(subject) });
    const jobs = new Jobs();
    const outbox = new Outbox(records, jobs);
    const profile = new ProfileService(database, records, ledger);
    const contacts = { emailOf: (manager: EntityManager, id: string) => profile.contactOf(manager, id) };
    const payments = processor ?? openPaymentProcessor(settings, vault.key('payments.sandbox'), clock);
    const takeovers = new Takeovers();
    const erasures = new Erasures();
    const shared = { settings, clock, log, database, vault, records, ledger, jobs, outbox };
    const core = { ...shared, contacts, payments, takeovers, erasures, mailer: mailer ?? mailerOf(settings) };
    const redis = openRedis(settings.redisUrl, log);
    const identity = await openIdentity(identityParts(core, redis));
    const house: House = { ...core, signIns: identity.signIns };
    return {
      house,
      identity,
      redis,
      close: () => closeAll(stores, redis),
    };
  } catch (error) {
    await closeAll(stores, null);
    throw error;
  }
}

function identityParts(house: Omit<House, 'signIns'>, redis: object | null) {
  const { settings, database: dataSource, vault, clock, log, records, ledger } = house;
  const { publicUrl, oidcIssuer: url, oidcJwksUri: jwksUri, oidcClientIds: clientIds } = settings;
  const events = { log, onTokenReuse: (reuse: TokenReuse) => recordReuse(house, reuse) };
  return {
    dataSource,
    vault,
    clock,
    publicUrl,
    issuer: url ? { url, jwksUri, clientIds } : null,
    audience: settings.oidcAudience,
    signInLimits: openSignInLimits(redis),
    sessions: new SessionRows(records, ledger, new SessionHashes(vault), clock),
    events,
  };
}

/** A refresh token was used twice: the customer's trail tells of it. */
async function recordReuse(
  { database, ledger, clock, log }: Omit<House, 'signIns'>,
  { subject }: TokenReuse,
): Promise<void> {
  log.warn('a refresh token was used again; its family is revoked');
  const identity = await database.manager.findOneBy(Identity, { subject });
  if (!identity) return;
  const act = { subject: identity.customerId, action: 'session.token_reused' };
  await asSystem(database, clock, (change) => ledger.record(change, act));
}

function mailerOf({ smtpUrl, mailFrom, dataDir }: Settings): Mailer {
  return smtpUrl ? new SmtpMailer(smtpUrl, mailFrom) : new FileMailer(join(dataDir, 'mail'), mailFrom);
}

/** A client that keeps trying: while Redis is away its users fall back or fail closed, each as it should. */
function openRedis(url: string | null, log: Logger): Closable | null {
  if (!url) return null;
  const client = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 2000 } });
  client.on('error', (error: unknown) => log.warn({ err: error }, 'redis does not answer'));
  void client.connect().catch(() => undefined);
  return client;
}

async function closeAll(
  stores: { database: Closable; vault: Closable },
  redis: Closable | null,
): Promise<void> {
  redis?.destroy();
  await stores.database.destroy();
  await stores.vault.destroy();
}
