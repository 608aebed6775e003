import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { makePlace, type Place } from './places';
import { startProgram, startServer } from './processes';

jest.setTimeout(180_000);

let place: Place;
beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place.remove());

it('is rotated while the server runs, which goes on reading and writing, and is the only one in the end', async () => {
  const server = await startServer(place.env);
  try {
    const before = readFileSync(file('master.key'), 'utf8');
    const first = await rotate();
    expect(first).toMatch(/^[1-9]\d* keys and secrets were wrapped/);
    expect(first).toContain('once more');
    expect(readFileSync(file('master.key'), 'utf8')).not.toBe(before);
    expect(await emailOf(server.base)).toBe('ada@example.com');
    expect(await rotate()).toMatch(/^0 keys .*\n.*was removed/);
    expect(existsSync(file('master.key.previous'))).toBe(false);
  } finally {
    await server.stop();
  }
  const again = await startServer(place.env);
  try {
    expect(await emailOf(again.base)).toBe('ada@example.com');
  } finally {
    await again.stop();
  }
});

it('is not made anew where it is lost, and a wrong one is refused: one line, exit code 1', async () => {
  renameSync(file('master.key'), file('kept'));
  expect(await refusalOf(place.env)).toMatch(/^The vault holds keys, .* put the file back.*\n$/);
  expect(existsSync(file('master.key'))).toBe(false);
  const wrong = { ...place.env, MASTER_KEY: randomBytes(32).toString('base64') };
  expect(await refusalOf(wrong)).toMatch(/^The vault was written under another MASTER_KEY; .*\n$/);
  renameSync(file('kept'), file('master.key'));
});

function file(name: string): string {
  return join(place.env.DATA_DIR!, name);
}

async function rotate(): Promise<string> {
  const { ended, stdout, stderr } = startProgram('commands/rotate-master-key', place.env);
  const code = await ended;
  expect([code, stderr()]).toEqual([0, '']);
  return stdout();
}

async function refusalOf(env: Record<string, string>): Promise<string> {
  const { ended, stderr } = startProgram('main', env);
  expect(await ended).toBe(1);
  return stderr();
}

async function emailOf(base: string): Promise<string> {
  const { ended, stdout } = startProgram('commands/token', place.env, ['ada@example.com']);
  expect(await ended).toBe(0);
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${stdout().trim()}` },
    body: JSON.stringify({ query: '{ me { email } }' }),
  });
  return ((await response.json()) as { data: { me: { email: string } } }).data.me.email;
}
