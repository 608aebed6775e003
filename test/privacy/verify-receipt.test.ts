import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse, type TestHouse } from '../kit/open-house';
import { startProgram } from '../operations/processes';
import { access } from './access-kit';
import { portability } from './portability-kit';

jest.setTimeout(120_000);

let folder: string;
let house: TestHouse;
let receipt: string;
let fulfilled: { reference: string; package: { sha256: string }; receipts: { signed: string }[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callxtra-receipt-'));
  house = await openHouse();
  const ada = await house.signIn('ada@example.com');
  receipt = (await access(ada, { note: 'not for receipts' })).receipts[0].signed;
  fulfilled = await portability(ada);
  await file('keys.json', (await house.app.http.inject('/.well-known/jwks.json')).payload);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

it('says what a receipt proves, by the published keys alone', async () => {
  const { code, out, err } = await verify([
    await file('receipt', `${fulfilled.receipts[1]!.signed}\n`),
    '--jwks',
    join(folder, 'keys.json'),
  ]);
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n')).toEqual([
    `Valid: ${house.app.house.settings.publicUrl} signed it.`,
    'what it proves: REQUEST_FULFILLED',
    `reference: ${fulfilled.reference}`,
    'issued at: 2026-11-24T09:00:00.000Z',
    expect.stringMatching(/^person \(pseudonym\): [\w-]{43}$/),
    expect.stringMatching(/^receipt: rct_/),
    `SHA-256 of the package: ${fulfilled.package.sha256}`,
    '',
  ]);
});

it('checks with the keys of this installation where no file is named', async () => {
  const { databaseUrl } = house.app.house.settings;
  const places = { DATA_DIR: house.dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const { code, out } = await verify([await file('receipt', receipt)], places);
  expect(code).toBe(0);
  expect(out).toContain('what it proves: REQUEST_RECEIVED');
});

it.each([
  [
    'altered',
    () => `${receipt.slice(0, 200)}${receipt[200] === 'A' ? 'B' : 'A'}${receipt.slice(201)}`,
    /altered/,
  ],
  ['none', () => 'hello', /no receipt/],
  ['empty', () => '', /no receipt/],
])('one that is %s is not valid, and the exit code says so', async (_name, text, why) => {
  const { code, out, err } = await verify([await file('bad', text()), '--jwks', join(folder, 'keys.json')]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(why);
});

it('one of somebody else is not valid, nor is anything with keys that are none', async () => {
  const given = await file('receipt', receipt);
  const others = await file('others.json', '{"keys":[]}');
  expect((await verify([given, '--jwks', others])).err).toMatch(/the key that it names is none of these/);
  const none = await file('none.json', '{"keys":1}');
  expect((await verify([given, '--jwks', none])).err).toMatch(/holds no set of keys/);
});

it('says how it is used, and which file there is not', async () => {
  expect(await verify([])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/verify-receipt -- FILE/),
  });
  expect((await verify([join(folder, 'nowhere')])).err).toMatch(/There is no file/);
});

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

/** Runs the command; without places, where nothing is installed. */
async function verify(args: string[], places: Record<string, string> = { DATA_DIR: folder }) {
  const { ended, stdout, stderr } = startProgram('commands/verify-receipt', places, args);
  return { code: await ended, out: stdout(), err: stderr() };
}
