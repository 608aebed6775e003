import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { IsNull, Not } from 'typeorm';
import { AccessLogEntry } from '../../src/account/access-log';
import { openApp, type App } from '../../src/app';
import { systemClock } from '../../src/foundation/clock';
import { newId } from '../../src/foundation/ids';
import { openLog } from '../../src/foundation/logging';
import { Job } from '../../src/jobs';
import { readSettings } from '../../src/settings';
import { kill, messageOf, outcomeOf } from '../kit/children';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { type RecipientServer, startRecipient } from '../kit/recipient-server';
import { type Visitor, visitorOf } from '../kit/visitor';
import { endLeases, until } from '../kit/workers';
import { done } from './desk-kit';
import { newcomer } from './erasure-kit';
import { centre, limited } from './limits-kit';
import { becomeKnown, newsTo, secret } from './recipients-kit';
import { profileOf, rectified } from './rectification-kit';

// `npm run killed` asks for more of both.
const requests = Number(process.env.KILLED_REQUESTS ?? 15);
const kills = Number(process.env.KILLED_TIMES ?? 12);

/** How the requests of the mix take turns. */
const copies = [
  'requestAccess(input: {})',
  'requestPortability(input: {})',
  'requestPortability(input: { format: CSV })',
];
const turns = copies.length + 3;
const rounds = Math.ceil(requests / turns);
/** Of each objector: more than are deleted in one transaction. */
const pages = 1_200;
let database: TestDatabase;
let dataDir: string;
let recipient: RecipientServer;
let app: App;

beforeAll(async () => {
  database = await makeDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'callxtra-killed-'));
  recipient = await startRecipient();
  // This process takes the requests and leaves their work to the ones that are killed.
  app = await openApp(
    { ...readSettings(environment()), worker: 'off' },
    { clock: systemClock, log: openLog('silent', []) },
  );
  await app.house.database.manager.delete(Job, { kind: 'invoice.render' });
});
afterAll(async () => {
  await app.close();
  await recipient.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test(`of a server killed at ${kills} random moments each of ${requests} requests has its effect once`, async () => {
  const [ada, bob, officer] = await Promise.all(
    ['ada@example.com', 'bob@example.com', 'officer@callxtra.example'].map(signIn),
  );
  await becomeKnown(ada!);
  const objectors: Objector[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const copy of copies) await ada!.ask(`mutation { ${copy} { userErrors { code } } }`);
    await rectified(ada!, [{ field: 'billing_account.vatId', to: `DE${100_000_000 + round}` }]);
    const { id } = await limited(bob!, 'requestRestriction', { ground: 'UNLAWFUL_PROCESSING' });
    await done(officer!, 'approveRightsRequest', { requestId: id });
    const objector = await objecting(round);
    await done(officer!, 'approveRightsRequest', { requestId: objector.requestId });
    objectors.push(objector);
  }

  let interrupted = 0;
  for (let i = 0; i < kills; i++) {
    const child = startHouse();
    await messageOf(child);
    await sleep(Math.random() * 250);
    await kill(child);
    interrupted += await app.house.database.manager.countBy(Job, { state: 'RUNNING' });
    await endLeases(app.house.database);
  }
  expect(interrupted).toBeGreaterThan(0);

  const last = startHouse();
  expect(await outcomeOf(last)).toBe('done');
  // Tokens live for fifteen minutes.
  const [adaLater, bobLater] = await Promise.all(['ada@example.com', 'bob@example.com'].map(signIn));
  const ofAda = (copies.length + 1) * rounds;
  expect(await whatCameOfIt(adaLater!)).toEqual(Array.from({ length: ofAda }, () => fulfilled));
  expect(await whatCameOfIt(bobLater!)).toEqual(Array.from({ length: rounds }, () => approved));
  for (const objector of objectors) await expectUpheldOnce(objector);
  expect(await packagesAndChunks()).toEqual({ packages: copies.length * rounds, strayChunks: 0 });
  expect((await profileOf(adaLater!)).billing.vatId).toBe(`DE${100_000_000 + rounds - 1}`);
  expect((await centre(bobLater!)).restrictions).toHaveLength(rounds);
  expect(new Set(recipient.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(rounds);
  expect(new Set(recipient.taken.map(({ body }) => body)).size).toBe(rounds);
  const mails = await app.house.database.query<{ id: string }[]>('SELECT id FROM outbox_mail');
  expect((await readdir(join(dataDir, 'mail'))).filter((name) => name.endsWith('.eml')).toSorted()).toEqual(
    mails.map(({ id }) => `${id}.eml`).toSorted(),
  );
}, 1_800_000);

/** A request's end, whatever it was about; each receipt and each step was written once. */
const fulfilled = { state: 'FULFILLED', receipts: ['REQUEST_FULFILLED', 'REQUEST_RECEIVED'], repeated: [] };
const approved = { ...fulfilled, receipts: ['REQUEST_APPROVED', ...fulfilled.receipts] };

async function signIn(account: string): Promise<Visitor> {
  const { mint } = app.identity.embedded!;
  const token = await (account === 'service'
    ? mint.mintServiceToken()
    : mint.mintToken({ accountEmail: account }));
  return visitorOf(() => app, token);
}

interface Objector {
  email: string;
  customerId: string;
  requestId: string;
}

/** Somebody new, of whom many pages are held, and who objects to that. */
async function objecting(number: number): Promise<Objector> {
  const email = `objector.${number}@example.com`;
  const person = await newcomer({ app, signIn }, email, `O-${number}`);
  const { data } = await person.ask('{ me { id } }', {}, { 'x-referrer': 'https://search.example/' });
  const customerId: string = data.me.id;
  const { manager } = app.house.database;
  const seen = { customerId, referrer: Not(IsNull()) };
  await until(() => manager.existsBy(AccessLogEntry, seen));
  const entry = await manager.findOneByOrFail(AccessLogEntry, seen);
  const entries = Array.from({ length: pages }, () => ({ ...entry, id: newId('log') }));
  for (let from = 0; from < pages; from += 100)
    await manager.insert(AccessLogEntry, entries.slice(from, from + 100));
  const { id: requestId } = await limited(person, 'objectToProcessing', { purpose: 'abuse_prevention' });
  return { email, customerId, requestId };
}

async function expectUpheldOnce({ email, customerId, requestId }: Objector): Promise<void> {
  const person = await signIn(email);
  expect(await whatCameOfIt(person)).toEqual([approved]);
  expect(await centre(person)).toMatchObject({
    status: 'ACTIVE',
    objections: [{ upheld: true, endedAt: null }],
    restrictions: [{ ground: 'OBJECTION_PENDING', liftedAt: expect.any(String) }],
  });
  expect(await newsTo(person, requestId)).toEqual({
    hosting: ['ERASURE log', 'RESTRICTION log', 'RESTRICTION_LIFTED log'],
  });
  const { manager } = app.house.database;
  const held = { customerId, referrer: Not(IsNull()) };
  expect(await manager.countBy(AccessLogEntry, held)).toBe(0);
  const kept = await manager.countBy(AccessLogEntry, { customerId });
  expect(kept).toBeGreaterThan(pages);
}

interface Outcome {
  state: string;
  receipts: { kind: string }[];
  timeline: { kind: string; state: string }[];
}

async function whatCameOfIt(person: Visitor) {
  return (await requestsOf(person)).map(({ state, receipts, timeline }) => {
    const steps = timeline.map((event) => `${event.kind} ${event.state}`);
    return {
      state,
      receipts: receipts.map(({ kind }) => kind).toSorted(),
      repeated: steps.filter((step, at) => steps.indexOf(step) !== at),
    };
  });
}

async function requestsOf(person: Visitor): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await person.ask(
      `query ($after: String) { me { privacy { rightsRequests(first: 50, after: $after) {
        nodes { state receipts { kind } timeline { kind state } } pageInfo { hasNextPage endCursor } } } } }`,
      { after },
    );
    const { nodes, pageInfo } = data.me.privacy.rightsRequests;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

async function packagesAndChunks() {
  const { database: main } = app.house;
  const [packages] = await main.query<{ n: number | string }[]>(
    'SELECT COUNT(*) AS n FROM data_package WHERE readyAt IS NOT NULL',
  );
  const [stray] = await main.query<{ n: number | string }[]>(
    'SELECT COUNT(*) AS n FROM data_package_chunk c JOIN data_package p ON p.id = c.packageId WHERE c.attempt <> p.attempt',
  );
  return { packages: Number(packages!.n), strayChunks: Number(stray!.n) };
}

function startHouse() {
  const kit = join(__dirname, '..', 'kit');
  const flags = [
    '-r',
    join(kit, 'typescript.cjs'),
    join(kit, 'house.child.ts'),
    'request.execute',
    'mail.deliver',
    'recipient.tell',
  ];
  const env = { ...process.env, ...environment() };
  return spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
}

function environment(): Record<string, string> {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return {
    DATA_DIR: dataDir,
    NODE_ENV: 'test',
    RATE_MUTATIONS_PER_MINUTE: '100000',
    RECIPIENT_ENDPOINTS: `payment_processor|${recipient.url}|${secret}`,
    RECIPIENT_PRIVATE_ADDRESSES: 'on',
    ...onServer,
  };
}
