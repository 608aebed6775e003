import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey } from '../../src/foundation/cryptography';
import { MasterKey, openMasterKey, turnKeyFile } from '../../src/vault';
import { messageOf, startChild } from '../kit/children';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callxtra-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a configured key is taken, and no file is made', () => {
  const key = newKey();
  expect(new MasterKey(key).unwrap(open(folder, key).wrap(key, 'own'), 'own')).toEqual(key);
  expect(() => statSync(join(folder, 'master.key'))).toThrow(/ENOENT/);
});

test('the first start makes a key that every later one finds, readable by its owner alone', () => {
  const dataDir = join(folder, 'var');
  const key = newKey();
  const wrapped = open(dataDir).wrap(key, 'own');
  expect(open(dataDir).unwrap(wrapped, 'own')).toEqual(key);
  expect(statSync(join(dataDir, 'master.key')).mode & 0o777).toBe(0o600);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test('a vault that holds keys is never given a new one', () => {
  const settings = { masterKey: null, masterKeyPrevious: null, dataDir: folder };
  expect(() => openMasterKey(settings, false)).toThrow(/put the file back/);
  expect(readdirSync(folder)).toEqual([]);
});

test('a running process notices that the file was turned: it reads both keys and writes the new one', () => {
  const [running, key] = [open(folder), newKey()];
  const before = running.wrap(key, 'own');
  expect(turnKeyFile(folder)).toBe(true);
  const after = running.wrap(key, 'own');
  expect([before, after].map((wrapped) => open(folder).isCurrent(wrapped))).toEqual([false, true]);
  for (const master of [running, open(folder)])
    for (const wrapped of [before, after]) expect(master.unwrap(wrapped, 'own')).toEqual(key);
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
});

test('a turn that was cut off goes on, and one that is under way is not begun again', () => {
  open(folder);
  const [file, previous] = [join(folder, 'master.key'), join(folder, 'master.key.previous')];
  copyFileSync(file, previous); // cut off between the two steps
  const former = readFileSync(file, 'utf8');
  expect(turnKeyFile(folder)).toBe(true);
  expect(readFileSync(previous, 'utf8')).toBe(former);
  const turned = readFileSync(file, 'utf8');
  expect(turned).not.toBe(former);
  expect(turnKeyFile(folder)).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe(turned);
  expect(readdirSync(folder).toSorted()).toEqual(['master.key', 'master.key.previous']);
});

test('processes that start first at the same moment find one key', async () => {
  const children = Array.from({ length: 4 }, () => startChild('master-key.child.ts', join(folder, 'var')));
  await Promise.all(children.map(messageOf));
  const keys = children.map(messageOf);
  for (const child of children) child.send('go');
  expect(new Set(await Promise.all(keys)).size).toBe(1);
  expect(readdirSync(join(folder, 'var'))).toEqual(['master.key']);
}, 120_000);

test('a damaged key file is said to be damaged, and left as it is', () => {
  writeFileSync(join(folder, 'master.key'), 'AAAA\n');
  expect(() => open(folder)).toThrow(/damaged/);
  expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('AAAA\n');
});

test('a wrapped key unwraps under its own name alone', () => {
  const [master, key] = [new MasterKey(newKey()), newKey()];
  const wrapped = master.wrap(key, 'cus_ada|');
  expect(master.unwrap(wrapped, 'cus_ada|')).toEqual(key);
  expect(() => master.unwrap(wrapped, 'cus_bob|')).toThrow();
  expect(() => new MasterKey(newKey()).unwrap(wrapped, 'cus_ada|')).toThrow(/another MASTER_KEY/);
});

function open(dataDir: string, masterKey: Buffer | null = null): MasterKey {
  return openMasterKey({ masterKey, masterKeyPrevious: null, dataDir }, true);
}
