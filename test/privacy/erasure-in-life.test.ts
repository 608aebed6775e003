import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app';
import { systemClock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { Job } from '../../src/jobs';
import { undeclared } from '../../src/processing';
import { type Residue, searchFolder, ServerSearch, Sought } from '../../src/residue';
import { readSettings } from '../../src/settings';
import { addCard } from '../account/payment-kit';
import { perform } from '../account/email-change-kit';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { type Visitor, visitorOf } from '../kit/visitor';
import { until } from '../kit/workers';
import { approve, demanded } from './erasure-kit';

jest.setTimeout(120_000);

/** The demo's Ada as she is known, and what she adds; the last one is all that is common to her invoices' numbers. */
const hers = [
  'ada@example.com',
  'Lovelace',
  '+4930901820',
  'Analytical Engines',
  'Invalidenstraße',
  'DE123456789',
  'ada.billing@example.net',
  'next.ada@example.org',
  'Difference Engine No. 2',
  'CX-A-20',
];

let database: TestDatabase;
let dataDir: string;
let app: App;
const logged: string[] = [];

beforeAll(async () => {
  database = await makeDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'callxtra-in-life-'));
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  const settings = readSettings({ DATA_DIR: dataDir, COOLING_OFF: 'PT0S', ...onServer });
  const log = openLog('info', [], { write: (line: string) => void logged.push(line) });
  app = await undeclared(() => openApp(settings, { clock: systemClock, log }));
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test('of a customer who asked and whom two officers approved nothing is left soon after, the last mail included', async () => {
  const ada = await signIn('ada@example.com');
  await leaveTraces(ada);
  expect(await filesOfMails()).not.toEqual([]);
  expect(await leftOver()).not.toEqual([]);

  const { id, reference } = await demanded(ada);
  const officers = {
    officer: await signIn('officer@callxtra.example'),
    officer2: await signIn('officer2@callxtra.example'),
  };
  await approve(officers, id);

  // Where nothing else goes on it takes less than twenty seconds.
  await until(async () => (await executionOf(id)).state === 'DONE', 60_000);
  expect(await leftOver()).toEqual([]);
  const { data } = await officers.officer.ask(
    `{ node(id: "${id}") { ... on ErasureRequest { state plan { keeps { category { code } ground law until } } } } }`,
  );
  expect(data.node.state).toBe('PARTLY_FULFILLED');
  for (const { ground, law, until: last } of data.node.plan.keeps)
    expect([ground, law, last]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
  expect(await shownInInbox(reference)).toContain('ada@example.com');
});

/** A little of everything that is written to files and tables. */
async function leaveTraces(ada: Visitor): Promise<void> {
  await addCard(ada);
  await perform(ada, 'requestEmailChange', { email: 'next.ada@example.org' });
  for (const deed of [
    'updateBillingDetails(input: { email: "ada.billing@example.net" })',
    'requestAccess(input: { note: "About the Difference Engine No. 2." })',
    'requestPortability(input: {})',
  ]) {
    const { data } = await ada.ask(`mutation { done: ${deed} { userErrors { code } } }`);
    expect(data.done.userErrors).toEqual([]);
  }
  const kinds = ['request.execute', 'mail.deliver', 'invoice.render'];
  await until(async () => {
    const jobs = await app.house.database.manager.find(Job, { select: { kind: true, state: true } });
    return jobs.every(({ kind, state }) => state === 'DONE' || !kinds.includes(kind));
  }, 60_000);
}

/** Where anything of hers is in files, tables and logs. */
async function leftOver(): Promise<Residue[]> {
  const sought = new Sought(hers);
  const inLog = sought.in(Buffer.from(logged.join('\n')));
  const found: Residue[] = inLog.map(({ value, form }) => ({ value, form, place: 'the log' }));
  for await (const each of searchFolder(dataDir, 'DATA_DIR', sought)) found.push(each);
  if (!isOnServer()) return found;
  const server = new ServerSearch(database.location, sought);
  for await (const each of server.tables()) found.push(each);
  server.close();
  return found;
}

/** A mail that was never in a file is still to be read in the demo's inbox, until the process ends. */
async function shownInInbox(reference: string): Promise<string> {
  const { body } = await app.http.inject('/dev/mail');
  for (const [, path] of body.matchAll(/href="([^"]+)"/g)) {
    const mail = await app.http.inject(path!);
    if (mail.body.includes(reference) && mail.body.includes('is erased')) return mail.body;
  }
  throw new Error('The last mail is not in the inbox.');
}

async function filesOfMails(): Promise<string[]> {
  return readdir(join(dataDir, 'mail'));
}

function executionOf(about: string): Promise<Job> {
  return app.house.database.manager.findOneByOrFail(Job, { kind: 'request.execute', about });
}

async function signIn(accountEmail: string): Promise<Visitor> {
  const token = await app.identity.embedded!.mint.mintToken({ accountEmail });
  return visitorOf(() => app, token);
}
