import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app';
import { systemClock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { readSettings } from '../../src/settings';
import { kill, messageOf, outcomeOf } from '../kit/children';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { type RecipientServer, startRecipient } from '../kit/recipient-server';
import { visitorOf } from '../kit/visitor';
import { endLeases, until } from '../kit/workers';
import { becomeKnown, changeBilling, noticesOf, secret } from './recipients-kit';

let database: TestDatabase;
let dataDir: string;
let recipient: RecipientServer;
let app: App;

beforeAll(async () => {
  database = await makeDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'callxtra-told-'));
  recipient = await startRecipient();
  // This process takes the change and leaves the telling to the ones that are killed.
  app = await openApp(
    { ...readSettings(environment()), worker: 'off' },
    { clock: systemClock, log: openLog('silent', []) },
  );
});
afterAll(async () => {
  await app.close();
  await recipient.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test('of a server killed between the message and its mark the recipient hears again under the same id', async () => {
  const token = await app.identity.embedded!.mint.mintToken({ accountEmail: 'ada@example.com' });
  const ada = visitorOf(() => app, token);
  await becomeKnown(ada);
  await changeBilling(ada, 'DE999999999');

  for (let i = 1; i <= 3; i++) {
    recipient.holds(true);
    const child = startHouse();
    await messageOf(child);
    await until(() => recipient.taken.length === i, 60_000);
    await kill(child);
    await endLeases(app.house.database);
  }
  expect((await noticesOf(ada))[0]!.state).toBe('QUEUED');

  recipient.holds(false);
  const last = startHouse();
  expect(await outcomeOf(last)).toBe('done');
  expect((await noticesOf(ada))[0]!.state).toBe('TOLD');
  expect(recipient.taken).toHaveLength(4);
  expect(new Set(recipient.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(recipient.taken.map(({ body }) => body)).size).toBe(1);
}, 300_000);

function startHouse() {
  const kit = join(__dirname, '..', 'kit');
  const flags = ['-r', join(kit, 'typescript.cjs'), join(kit, 'house.child.ts'), 'recipient.tell'];
  const env = { ...process.env, ...environment() };
  return spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
}

function environment(): Record<string, string> {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return {
    DATA_DIR: dataDir,
    NODE_ENV: 'test',
    RECIPIENT_ENDPOINTS: `payment_processor|${recipient.url}|${secret}`,
    RECIPIENT_PRIVATE_ADDRESSES: 'on',
    ...onServer,
  };
}
