import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openApp, type App } from '../../src/app';
import { Invoice } from '../../src/account/invoices';
import { systemClock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { readSettings } from '../../src/settings';
import { kill, messageOf, outcomeOf } from '../kit/children';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { visitorOf } from '../kit/visitor';
import { endLeases } from '../kit/workers';

const invoices = 20;
const kills = 3;

let database: TestDatabase;
let dataDir: string;
let app: App;

beforeAll(async () => {
  database = await makeDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'callxtra-killed-'));
  // This process takes the invoices and leaves their documents to the ones that are killed.
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

test('of a server killed at random moments each invoice has one document, with the hash that was first told', async () => {
  const { mint } = app.identity.embedded!;
  const service = visitorOf(() => app, await mint.mintServiceToken());
  const ada = visitorOf(() => app, await mint.mintToken({ accountEmail: 'ada@example.com' }));
  const customerId = (await ada.ask('{ me { id } }')).data.me.id;
  for (let i = 0; i < invoices; i++)
    await service.ask(
      'mutation ($input: RecordInvoiceInput!) { recordInvoice(input: $input) { userErrors { code } } }',
      { input: { ...invoice, externalReference: `billing/${i}`, customerId, number: `K-${i}` } },
    );

  const told = new Map<string, string>();
  for (let i = 0; i < kills; i++) {
    const child = startHouse();
    await messageOf(child);
    await sleep(Math.random() * 200);
    await kill(child);
    for (const { id, sha256 } of await documents())
      expect(told.set(id, told.get(id) ?? sha256).get(id)).toBe(sha256);
    await endLeases(app.house.database);
  }

  const last = startHouse();
  expect(await outcomeOf(last)).toBe('done');
  const made = await documents();
  expect(made).toHaveLength(await app.house.database.manager.count(Invoice));
  for (const { id, customerId: owner, sha256, box } of made) {
    const row = Object.assign(new (documentClass())(), { id, customerId: owner, box });
    const pdf = await app.house.records.openBytes(row, 'box');
    expect(createHash('sha256').update(pdf!).digest('hex')).toBe(sha256);
    expect(sha256).toBe(told.get(id) ?? sha256);
  }
}, 300_000);

const invoice = {
  issuedOn: '2026-01-20',
  dueOn: '2026-02-03',
  totalMinor: 4900,
  currency: 'EUR',
  status: 'OPEN',
};

interface MadeDocument {
  id: string;
  customerId: string;
  sha256: string;
  box: Buffer;
}

function documents(): Promise<MadeDocument[]> {
  return app.house.database.query('SELECT id, customerId, sha256, box FROM invoice_document');
}

/** The class of the rows: the feature's own, which its door keeps to itself. */
function documentClass(): new () => object {
  return app.house.database.getMetadata('invoice_document').target as new () => object;
}

function startHouse() {
  const kit = join(__dirname, '..', 'kit');
  const flags = ['-r', join(kit, 'typescript.cjs'), join(kit, 'house.child.ts'), 'invoice.render'];
  const env = { ...process.env, ...environment() };
  return spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
}

function environment(): Record<string, string> {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return { DATA_DIR: dataDir, NODE_ENV: 'test', ...onServer };
}
