import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MoreThan, Not } from 'typeorm';
import { type App, openApp } from '../../src/app';
import { systemClock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { Job } from '../../src/jobs';
import { searchFolder, Sought } from '../../src/residue';
import { readSettings } from '../../src/settings';
import { ProtectiveEntry } from '../../src/vault';
import { addCard } from '../account/payment-kit';
import { kill, outcomeOf } from '../kit/children';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { type RecipientServer, startRecipient } from '../kit/recipient-server';
import { type Visitor, visitorOf } from '../kit/visitor';
import { endLeases, until } from '../kit/workers';
import { approve, demanded, newcomer } from './erasure-kit';
import { secret } from './recipients-kit';

/** How often a server dies while it erases; `npm run killed` is the long form. */
const kills = Number(process.env.ERASURE_KILLS ?? 6);
const longestLifeMs = 600;

jest.setTimeout(120_000 + kills * 30_000);

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

test('47. Of a server killed at random moments while it erases each erasure completes, and nothing is doubled', async () => {
  const ids: string[] = [];
  for (let killed = 0, tries = 0; killed < kills; tries++) {
    expect(tries).toBeLessThan(4 * kills);
    if (!(await isWorkLeft())) for (let i = 0; i < 3; i++) ids.push(await orderedErasure(ids.length));
    if (await killWhileErasing()) killed++;
  }
  await finishAll();

  for (const id of ids) await expectDoneOnce(id);
  const entries = await app.house.vault.dataSource.manager.findBy(ProtectiveEntry, { kind: 'erasure' });
  expect(entries).toHaveLength(ids.length);
  expect(messagesByPerson()).toEqual(ids.map(() => 1));
  expect(await namesLeft(ids.length)).toEqual([]);
});

/** Somebody new, whom the payment processor knows, and whose erasure is approved; the request's id. */
async function orderedErasure(number: number): Promise<string> {
  const email = emailOf(number);
  const person = await newcomer({ app, signIn }, email, `C-${number}`);
  expect((await addCard(person)).userErrors).toEqual([]);
  const { data } = await person.ask(
    'mutation ($name: PersonNameInput) { updateProfile(input: { name: $name }) { userErrors { code } } }',
    { name: { given: 'Quirin', family: email } },
  );
  expect(data.updateProfile.userErrors).toEqual([]);
  const { id } = await demanded(person);
  const officers = {
    officer: await signIn('officer@callxtra.example'),
    officer2: await signIn('officer2@callxtra.example'),
  };
  await approve(officers, id);
  return id;
}

/** Was an erasure under way when the server died? */
async function killWhileErasing(): Promise<boolean> {
  const child = startHouse();
  try {
    // What was all but done when the last server died is done in an instant.
    await until(async () => (await erasuresUnderWay()) > 0 || !(await isWorkLeft()), 60_000);
    await sleep(Math.random() * longestLifeMs);
  } finally {
    await kill(child);
  }
  const died = await erasuresUnderWay();
  await endLeases(app.house.database);
  return died > 0;
}

async function finishAll(): Promise<void> {
  const last = startHouse();
  expect(await outcomeOf(last)).toBe('done');
}

function isWorkLeft(): Promise<boolean> {
  return app.house.database.manager.existsBy(Job, { kind: 'request.execute', state: Not('DONE') });
}

/** Those that a living server holds, or did when it was killed. */
function erasuresUnderWay(): Promise<number> {
  const leaseUntil = MoreThan(systemClock.now());
  return app.house.database.manager.countBy(Job, { kind: 'request.execute', state: 'RUNNING', leaseUntil });
}

async function expectDoneOnce(id: string): Promise<void> {
  const officer = await signIn('officer@callxtra.example');
  const { data } = await officer.ask(`{ node(id: "${id}") { ... on RightsRequest {
    state customer { status } receipts { kind } recipientNotices { about state recipient { code } } } } }`);
  expect(data.node).toEqual({
    state: 'PARTLY_FULFILLED',
    customer: { status: 'ERASED' },
    receipts: [
      { kind: 'REQUEST_RECEIVED' },
      { kind: 'REQUEST_APPROVED' },
      { kind: 'REQUEST_PARTLY_FULFILLED' },
    ],
    recipientNotices: expect.arrayContaining([
      { about: 'ERASURE', state: 'TOLD', recipient: { code: 'payment_processor' } },
    ]),
  });
}

/** Under how many ids the processor was told of each person's erasure, however often it was told. */
function messagesByPerson(): number[] {
  const idsByReference = new Map<string, Set<string>>();
  for (const { body, headers } of recipient.taken) {
    const { type, data } = JSON.parse(body) as { type: string; data: { reference: string } };
    if (type !== 'personal_data.erased') continue;
    const ids = idsByReference.get(data.reference) ?? new Set();
    idsByReference.set(data.reference, ids.add(headers['webhook-id']!));
  }
  return [...idsByReference.values()].map(({ size }) => size);
}

/** Places in files where one of the people is still named. */
async function namesLeft(people: number): Promise<string[]> {
  const sought = new Sought(Array.from({ length: people }, (_, number) => emailOf(number)));
  const places: string[] = [];
  for await (const { place } of searchFolder(dataDir, 'DATA_DIR', sought)) places.push(place);
  return places;
}

function emailOf(number: number): string {
  return `quirin.${number}@example.com`;
}

async function signIn(account: string): Promise<Visitor> {
  const { mint } = app.identity.embedded!;
  const token = await (account === 'service'
    ? mint.mintServiceToken()
    : mint.mintToken({ accountEmail: account }));
  return visitorOf(() => app, token);
}

function startHouse() {
  const kit = join(__dirname, '..', 'kit');
  const kinds = ['request.execute', 'recipient.tell', 'mail.deliver'];
  const flags = ['-r', join(kit, 'typescript.cjs'), join(kit, 'house.child.ts'), ...kinds];
  const env = { ...process.env, ...environment() };
  return spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
}

function environment(): Record<string, string> {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return {
    DATA_DIR: dataDir,
    NODE_ENV: 'test',
    COOLING_OFF: 'PT0S',
    RECIPIENT_ENDPOINTS: `payment_processor|${recipient.url}|${secret}`,
    RECIPIENT_PRIVATE_ADDRESSES: 'on',
    ...onServer,
  };
}
