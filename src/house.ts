import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'redis';
import { CustomerContacts } from './account/contacts';
import { InvoiceFact } from './account/invoices';
import { ProfileService } from './account/profile';
import { SessionHashes, SessionRows } from './account/sessions';
import { openDoors } from './features';
import type { Clock } from './foundation/clock';
import { Corrections } from './foundation/corrections';
import { ForeignReferences } from './foundation/foreign-references';
import { type Logger, openLog } from './foundation/logging';
import { Erasures } from './foundation/erasures';
import { OwnChanges } from './foundation/own-changes';
import { asSystem } from './foundation/system-change';
import { Takeovers } from './foundation/takeovers';
import type { House, OpenFeature } from './graphql';
import { Identity, openIdentity, type OpenedIdentity, openSignInLimits, type TokenReuse } from './identity';
import { Jobs } from './jobs';
import { Ledger } from './ledger';
import { FileMailer, type Mailer, Outbox, SmtpMailer } from './mail';
import { openStores } from './migrate';
import { openPaymentProcessor, type PaymentProcessor } from './payments';
import { PersonalRecords, readCatalogue, RetentionPorts } from './personal-data';
import { guardPassages, LimitNews, passing, Processing } from './processing';
import type { Settings } from './settings';
import { catchUp, isEmptyVault, openMasterKey, type ReplayCounts, Vault } from './vault';

type Ending = () => unknown;
type Stores = Awaited<ReturnType<typeof openStores>>;

/** What tests may put in the place of the world. */
export interface Seams {
  clock: Clock;
  log?: Logger;
  mailer?: Mailer;
  payments?: PaymentProcessor;
}

/** The house with its doors open, its main database at least as far as the protective ledger. */
export interface OpenedHouse {
  house: House;
  doors: readonly OpenFeature[];
  /** What had to be replayed. */
  replayed: ReplayCounts;
  identity: OpenedIdentity;
  redis: object | null;
  close: () => Promise<void>;
}

export async function openHouse(settings: Settings, seams: Seams): Promise<OpenedHouse> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const stores = await openStores(settings);
  const endings: Ending[] = [() => stores.vault.destroy(), () => stores.database.destroy()];
  const close = async () => {
    while (endings.length > 0) await endings.pop()!();
  };
  try {
    return { ...(await furnish(stores, settings, seams, endings)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Puts the house together; what is to be closed again later is added to `endings`. */
async function furnish(
  stores: Stores,
  settings: Settings,
  seams: Seams,
  endings: Ending[],
): Promise<Omit<OpenedHouse, 'close'>> {
  const core = await coreOf(stores, settings, seams);
  const redis = openRedis(settings.redisUrl, core.log);
  if (redis) endings.push(() => redis.destroy());
  const identity = await openIdentity(identityParts(core, redis));
  const house: House = { ...core, signIns: identity.signIns };
  const doors = openDoors(house);
  endings.push(async () => {
    for (const door of doors) await door.close?.();
  });
  const replayed = await replayMissing(house, [...doors, identity]);
  return { house, doors, replayed, identity, redis };
}

async function coreOf(
  { database, vault: store }: Stores,
  settings: Settings,
  { clock, log: given, payments: processor, mailer = mailerOf(settings) }: Seams,
): Promise<Omit<House, 'signIns'>> {
  const catalogue = readCatalogue(database.entityMetadatas);
  guardPassages(database, catalogue);
  const log = given ?? openLog(settings.logLevel, catalogue.sealedProperties);
  const master = openMasterKey(settings, await isEmptyVault(store));
  const vault = await Vault.open(store, master, clock);
  const processing = new Processing(database, log, vault);
  const records = new PersonalRecords(catalogue, vault, vault, processing);
  const ledger = new Ledger({ key: vault.key('ledger'), pseudonym: (subject) => vault.pseudonym(subject) });
  const jobs = new Jobs();
  const ownChanges = new OwnChanges();
  const outbox = new Outbox(records, jobs);
  const profile = new ProfileService(database, records, ledger, ownChanges);
  const payments = processor ?? openPaymentProcessor(settings, vault.key('payments.sandbox'), clock);
  const shared = { settings, clock, log, database, vault, records, ledger, jobs, outbox };
  return {
    ...shared,
    protective: vault.protective(),
    contacts: new CustomerContacts(profile, records),
    accountFact: new InvoiceFact(records),
    payments,
    mailer,
    takeovers: new Takeovers(),
    erasures: new Erasures(),
    ownChanges,
    corrections: new Corrections(),
    references: new ForeignReferences(),
    processing,
    limitNews: new LimitNews(),
    retention: new RetentionPorts(),
  };
}

/** A restored main database learns what was done since to protect people, before anybody is served. */
async function replayMissing(
  { database, clock, log, vault, protective }: House,
  parts: readonly Pick<OpenFeature, 'replays'>[],
): Promise<ReplayCounts> {
  const subjectsBehind = (pseudonyms: ReadonlySet<string>) => vault.subjectsBehind(pseudonyms);
  const replays = parts.flatMap((part) => part.replays ?? []);
  const replayed = await passing({ entrance: 'replay', purpose: 'rights' }, () =>
    catchUp({ database, clock, protective, subjectsBehind, replays }),
  );
  if (Object.keys(replayed).length > 0)
    log.warn(
      { replayed },
      'the main database was older than the protective ledger; what it lacked was replayed',
    );
  return replayed;
}

function identityParts(house: Omit<House, 'signIns'>, redis: object | null) {
  const { settings, database: dataSource, vault, protective, clock, log, records, ledger } = house;
  const { publicUrl, oidcIssuer: url, oidcJwksUri: jwksUri, oidcClientIds: clientIds } = settings;
  const events = { log, onTokenReuse: (reuse: TokenReuse) => recordReuse(house, reuse) };
  return {
    dataSource,
    vault,
    protective,
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
function openRedis(url: string | null, log: Logger): { destroy(): unknown } | null {
  if (!url) return null;
  const client = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 2000 } });
  client.on('error', (error: unknown) => log.warn({ err: error }, 'redis does not answer'));
  void client.connect().catch(() => undefined);
  return client;
}
