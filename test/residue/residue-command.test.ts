import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { describeDatabase } from '../../src/foundation/database';
import { isOnServer } from '../kit/databases';
import { makePlace, type Place } from '../operations/places';
import { startProgram } from '../operations/processes';

jest.setTimeout(60_000);

// Of every run its own: a server's logs still know what a former one wrote.
const name = `zerlina.${randomBytes(6).toString('hex')}`;
const value = `${name}@example.com`;
const phrase = `Zerlina ${name} Ürgüplü`;

let place: Place;
let store: DataSource;

beforeAll(async () => {
  place = await makePlace();
  const location = place.env.DATABASE_URL ?? join(place.env.DATA_DIR!, 'main.sqlite');
  store = await (await describeDatabase({ location, entities: [], migrations: [] })).initialize();
  await store.query('CREATE TABLE person (id varchar(40) PRIMARY KEY, mail text, note text)');
});
afterAll(async () => {
  await store.destroy();
  await place.remove();
});
beforeEach(() => store.query('DELETE FROM person'));

test('of a house without the value it says so, and ends with 0', async () => {
  await store.query("INSERT INTO person VALUES ('per_1', 'somebody.else@example.com', NULL)");
  expect(await residue([value])).toMatchObject({ code: 0, stdout: 'Nothing was found.\n' });
});

test('in a table it names column and row; the value itself is never printed', async () => {
  await store.query("INSERT INTO person VALUES ('per_2', ?, ?)", [
    value.toUpperCase(),
    `${'x'.repeat(9000)}${Buffer.from(`12${phrase}`).toString('base64')}`,
  ]);
  const { code, stdout, stderr } = await residue([value, phrase]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^value 1, plain: .*person\.mail, row per_2$/m);
  expect(stdout).toMatch(/^value 2, base64: .*person\.note, row per_2$/m);
  expect(`${stdout}${stderr}`).not.toMatch(/zerlina/i);
});

test('in a key it does not name the row', async () => {
  await store.query('INSERT INTO person VALUES (?, NULL, NULL)', [value]);
  const { stdout } = await residue([value]);
  expect(stdout).toMatch(/^value 1, plain: .*person\.id, row a key that holds it$/m);
  expect(stdout).not.toMatch(/zerlina/i);
});

test('in files it finds mails with broken lines, names, and what lies across two pieces of a long one', async () => {
  const folder = join(place.env.DATA_DIR!, 'mail', 'old');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'one.eml'), `To: ${name}=\r\n@exam=\r\nple.com\r\n`);
  await writeFile(join(folder, `${value}.txt`), '');
  await writeFile(join(folder, 'long.log'), Buffer.alloc(1024 * 1024 - 7, '.'));
  await appendFile(join(folder, 'long.log'), `${encodeURIComponent(value)} and so on`);
  const { code, stdout } = await residue([value]);
  expect(code).toBe(1);
  expect(stdout).toContain('value 1, plain: DATA_DIR/mail/old/one.eml\n');
  expect(stdout).toContain('value 1, plain: the name of a file in DATA_DIR/mail/old\n');
  expect(stdout).toContain(`value 1, URL-encoded: DATA_DIR/mail/old/long.log, byte ${1024 * 1024 - 7}\n`);
});

if (!isOnServer())
  test('in the log that SQLite has not yet moved it names the byte', async () => {
    await store.query("INSERT INTO person VALUES ('per_3', ?, NULL)", [value]);
    const { stdout } = await residue([value]);
    expect(stdout).toMatch(/^value 1, plain: DATA_DIR\/main\.sqlite-wal, byte \d+$/m);
  });

test('reads values from the standard input, so that no list of processes tells them', async () => {
  await store.query("INSERT INTO person VALUES ('per_4', ?, NULL)", [phrase]);
  const { code, stdout } = await residue(['-'], `nobody.at.all@example.com\n${phrase}\n`);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^value 2, plain: .*person\.mail, row per_4$/m);
  expect(stdout).not.toContain('value 1,');
});

test('refuses values that are somewhere by chance, and says which and why', async () => {
  expect(await residue([value, 'Ada'])).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^value 2: fewer than 6 characters are somewhere by chance.*--short/),
  });
  expect((await residue(['Qu9xZ', '--short'])).code).toBe(0);
  expect((await residue(['Qu', '--short'])).code).toBe(2);
  expect(await residue([])).toMatchObject({ code: 2, stderr: expect.stringContaining('npm run') });
});

test('what cannot be searched is no clean bill', async () => {
  const { code, stdout } = await residue([value], '', { DATABASE_URL: 'mysql://nobody@127.0.0.1:1/none' });
  expect([code, stdout]).not.toContain('Nothing was found.');
  expect(code).toBe(2);
});

async function residue(args: string[], input = '', env: Record<string, string> = {}) {
  const program = startProgram('commands/residue', { ...place.env, ...env }, args, input);
  const code = await program.ended;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}
