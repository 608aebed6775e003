import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './processes';

jest.setTimeout(60_000);

let dataDir: string;
beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'callxtra-refused-'))));
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('lists every fault of the settings at once, without the values, and exits with 1', async () => {
  const { ended, stderr, stdout } = startProgram('main', {
    DATA_DIR: dataDir,
    PORT: 'eighty',
    DATABASE_URL: 'postgres://app:secret-word@db/app',
    MASTER_KEY: 'short-secret',
    LOG_LEVEL: 'loud',
  });
  expect(await ended).toBe(1);
  expect(stdout()).toBe('');
  const [title, ...problems] = stderr().trim().split('\n');
  expect(title).toBe('These settings need a change:');
  expect(problems.map((line) => /^- ([A-Z_]+):/.exec(line)?.[1] ?? line).toSorted()).toEqual([
    'DATABASE_URL',
    'LOG_LEVEL',
    'MASTER_KEY',
    'PORT',
  ]);
  expect(stderr()).not.toMatch(/secret|eighty|loud/);
  expect(await readdir(dataDir)).toEqual([]);
});

it('refuses in production what is meant for one machine, all of it at once', async () => {
  const { ended, stderr } = startProgram('main', { DATA_DIR: dataDir, NODE_ENV: 'production', DEMO: 'on' });
  expect(await ended).toBe(1);
  for (const setting of ['OIDC_ISSUER', 'DEMO', 'MASTER_KEY', 'CONTROLLER_NAME'])
    expect(stderr()).toContain(setting);
  expect(await readdir(dataDir)).toEqual([]);
});

it('says in one line that the port is in use, and how to take another', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  try {
    const { ended, stderr } = startProgram('main', {
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'silent',
    });
    expect(await ended).toBe(1);
    expect(stderr()).toBe(
      `Port ${port} is in use; stop what listens there or start with another one: PORT=${port + 1} npm start\n`,
    );
  } finally {
    other.close();
  }
});
