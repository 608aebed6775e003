import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openApp, type App } from '../../src/app';
import { systemClock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { Job } from '../../src/jobs';
import { readSettings } from '../../src/settings';
import { kill, messageOf } from '../kit/children';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { visitorOf } from '../kit/visitor';
import { endLeases } from '../kit/workers';

const requests = 12;
const kills = 20;
const rights = [
  'requestAccess(input: {})',
  'requestPortability(input: {})',
  'requestPortability(input: { format: CSV })',
];

let database: TestDatabase;
let dataDir: string;
let app: App;

beforeAll(async () => {
  database = await makeDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'callxtra-killed-'));
  // This process takes the requests and leaves their work to the ones that are killed.
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

test('of a server killed at twenty random moments each request has one package, two receipts and two mails', async () => {
  const ada = visitorOf(
    () => app,
    await app.identity.embedded!.mint.mintToken({ accountEmail: 'ada@example.com' }),
  );
  for (let i = 0; i < requests; i++)
    await ada.ask(`mutation { ${rights[i % rights.length]} { userErrors { code } } }`);

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
  await messageOf(last);
  expect(await messageOf(last)).toBe('done');
  expect(await whatCameOfIt(ada)).toEqual(
    Array.from({ length: requests }, () => ({ state: 'FULFILLED', receipts: 2, steps: 3 })),
  );
  expect(await packagesAndChunks()).toEqual({ packages: requests, strayChunks: 0 });
  const mails = await app.house.database.query<{ id: string }[]>('SELECT id FROM outbox_mail');
  expect(mails).toHaveLength(2 * requests);
  expect((await readdir(join(dataDir, 'mail'))).filter((name) => name.endsWith('.eml')).toSorted()).toEqual(
    mails.map(({ id }) => `${id}.eml`).toSorted(),
  );
}, 300_000);

async function whatCameOfIt(ada: ReturnType<typeof visitorOf>) {
  const { data } = await ada.ask(`{ me { privacy { rightsRequests(first: 100) { nodes {
    state receipts { kind } timeline { state } ... on AccessRequest { package { sha256 } } ... on PortabilityRequest { package { sha256 } }
  } } } } }`);
  type Node = { state: string; receipts: object[]; timeline: { state: string }[] };
  return data.me.privacy.rightsRequests.nodes.map(({ state, receipts, timeline }: Node) => ({
    state,
    receipts: receipts.length,
    steps: new Set(timeline.map((event) => event.state)).size,
  }));
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
  ];
  const env = { ...process.env, ...environment() };
  return spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
}

function environment(): Record<string, string> {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return { DATA_DIR: dataDir, NODE_ENV: 'test', ...onServer };
}
