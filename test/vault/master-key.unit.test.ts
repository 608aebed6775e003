import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey } from '../../src/foundation/cryptography';
import { findMasterKey, MasterKey } from '../../src/vault';
import { messageOf, startChild } from '../kit/children';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callxtra-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a configured key is taken, and no file is made', () => {
  const key = newKey();
  expect(findMasterKey(key, folder)).toEqual(key);
  expect(() => statSync(join(folder, 'master.key'))).toThrow(/ENOENT/);
});

test('the first start makes a key that every later one finds, readable by its owner alone', () => {
  const dataDir = join(folder, 'var');
  const key = findMasterKey(null, dataDir);
  expect(key).toHaveLength(32);
  expect(findMasterKey(null, dataDir)).toEqual(key);
  expect(statSync(join(dataDir, 'master.key')).mode & 0o777).toBe(0o600);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test('processes that start first at the same moment find one key', async () => {
  const children = Array.from({ length: 4 }, () => startChild('master-key.child.ts', join(folder, 'var')));
  await Promise.all(children.map(messageOf));
  const keys = children.map(messageOf);
  for (const child of children) child.send('go');
  expect(new Set(await Promise.all(keys)).size).toBe(1);
  expect(readdirSync(join(folder, 'var'))).toEqual(['master.key']);
}, 30_000);

test('a damaged key file is said to be damaged, and left as it is', () => {
  writeFileSync(join(folder, 'master.key'), 'AAAA\n');
  expect(() => findMasterKey(null, folder)).toThrow(/damaged/);
  expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('AAAA\n');
});

test('a wrapped key unwraps under its own name alone', () => {
  const [master, key] = [new MasterKey(newKey()), newKey()];
  const wrapped = master.wrap(key, 'cus_ada|');
  expect(master.unwrap(wrapped, 'cus_ada|')).toEqual(key);
  expect(() => master.unwrap(wrapped, 'cus_bob|')).toThrow();
  expect(() => new MasterKey(newKey()).unwrap(wrapped, 'cus_ada|')).toThrow(/another MASTER_KEY/);
});
