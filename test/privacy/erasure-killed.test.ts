import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app';
import { systemClock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { Job } from '../../src/jobs';
import { readSettings } from '../../src/settings';
import { ProtectiveEntry } from '../../src/vault';
import { outcomeOf } from '../kit/children';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { type Visitor, visitorOf } from '../kit/visitor';
import { endLeases } from '../kit/workers';
import { approve, demanded } from './erasure-kit';
import type { Cast } from './desk-kit';

let database: TestDatabase;
let dataDir: string;
let app: App;

beforeAll(async () => {
  database = await makeDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'callxtra-killed-'));
  // This process takes the request and leaves its work to the ones that are killed.
  app = await openApp(
    { ...readSettings(environment()), worker: 'off' },
    { clock: systemClock, log: openLog('silent', []) },
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test('47. Of a server killed after each step of an erasure it completes, and nothing is doubled', async () => {
  const cast = {
    ada: await signIn('ada@example.com'),
    officer: await signIn('officer@callxtra.example'),
    officer2: await signIn('officer2@callxtra.example'),
  } as Cast;
  const { id } = await demanded(cast.ada);
  await approve(cast, id);

  const killedAfter: string[] = [];
  const states: string[] = [];
  while ((await outcomeOf(startHouse())) === 'killed') {
    await endLeases(app.house.database);
    killedAfter.push(await lastStepOf(id));
    states.push(await stateOf(cast.officer, id));
  }
  expect(killedAfter).toEqual([
    'signed-out',
    'recipients-told',
    'outbox-emptied',
    'account-ended',
    'told',
    'settled',
  ]);
  expect(states.slice(0, -1).every((state) => state === 'EXECUTING')).toBe(true);

  const { data } = await cast.officer.ask(`{ node(id: "${id}") { ... on ErasureRequest {
    state customer { status } receipts { kind } timeline { state } } } }`);
  expect(data.node).toMatchObject({ state: 'PARTLY_FULFILLED', customer: { status: 'ERASED' } });
  expect(data.node.receipts.map(({ kind }: { kind: string }) => kind)).toEqual([
    'REQUEST_RECEIVED',
    'REQUEST_APPROVED',
    'REQUEST_PARTLY_FULFILLED',
  ]);
  const entries = await app.house.vault.dataSource.manager.findBy(ProtectiveEntry, { kind: 'erasure' });
  expect(entries).toHaveLength(1);
  // What is left of the mails went to our own office, and names nobody.
  const folder = join(dataDir, 'mail');
  for (const name of await readdir(folder))
    expect(await readFile(join(folder, name), 'utf8')).not.toMatch(/ada@example|Lovelace/);
}, 300_000);

async function lastStepOf(id: string): Promise<string> {
  const job = await app.house.database.manager.findOneByOrFail(Job, { kind: 'request.execute', about: id });
  return job.steps.split(',').at(-1)!;
}

async function stateOf(officer: Visitor, id: string): Promise<string> {
  return (await officer.ask(`{ node(id: "${id}") { ... on RightsRequest { state } } }`)).data.node.state;
}

async function signIn(accountEmail: string): Promise<Visitor> {
  const token = await app.identity.embedded!.mint.mintToken({ accountEmail });
  return visitorOf(() => app, token);
}

function startHouse() {
  const kit = join(__dirname, '..', 'kit');
  const flags = ['-r', join(kit, 'typescript.cjs'), join(kit, 'house.child.ts'), 'request.execute'];
  const env = { ...process.env, ...environment(), DIES: 'by step' };
  return spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
}

function environment(): Record<string, string> {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return { DATA_DIR: dataDir, NODE_ENV: 'test', COOLING_OFF: 'PT0S', ...onServer };
}
