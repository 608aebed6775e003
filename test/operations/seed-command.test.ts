import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';
import { startProgram } from './processes';

jest.setTimeout(60_000);

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await makeDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'callxtra-seed-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test('npm run seed adds up to as many made-up customers as are asked for, with plain lines on stderr', async () => {
  expect(await seed(['--customers', '12'])).toEqual({
    code: 0,
    stdout: 'The demo is seeded.\nThere are at least 12 made-up customers of seed 1.\n',
    stderr: expect.stringMatching(
      /^0 of 12 customers\n10 of 12 customers, \d+ s left\n12 of 12 customers\n$/,
    ),
  });
  expect(await seed(['--customers', '12'])).toEqual({
    code: 0,
    stdout: expect.stringContaining('The demo was seeded before'),
    stderr: '12 of 12 customers\n',
  });
});

test.each([
  [['--customers', 'many'], {}],
  [['--customers', '1'], { DEMO: 'off' }],
  [['--customers', '1'], { NODE_ENV: 'production' }],
])('npm run seed refuses %j with %j, and writes nothing', async (args, env) => {
  const { code, stdout, stderr } = await seed(args, env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/npm run seed|DEMO|production/);
});

async function seed(args: string[], env: Record<string, string> = {}) {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  const program = startProgram('commands/seed', { DATA_DIR: dataDir, ...onServer, ...env }, args);
  const code = await program.ended;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}
