import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decrypt,
  deriveKey,
  encrypt,
  equalInTime,
  hmac,
  keyLength,
  mac,
  newKey,
  newToken,
} from '../../src/foundation/cryptography';

interface Case {
  tcId: number;
  comment: string;
  result: 'valid' | 'invalid';
  [field: string]: unknown;
}

const bytes = fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array));

describe('Wycheproof', () => {
  const gcm = vectors('aes_gcm_test.json');

  test.each(gcm.filter(({ result }) => result === 'valid'))(
    'AES-256-GCM, case $tcId $comment opens',
    (vector) => {
      expect(opened(vector)).toEqual(hex(vector.msg));
    },
  );

  test.each(gcm.filter(({ result }) => result === 'invalid'))(
    'AES-256-GCM, case $tcId $comment is refused',
    (vector) => {
      expect(() => opened(vector)).toThrow();
    },
  );

  test.each(vectors('hmac_sha256_test.json'))('HMAC-SHA256, case $tcId $comment: $result', (vector) => {
    const tag = mac(hex(vector.key), hex(vector.msg));
    expect(equalInTime(tag, hex(vector.tag))).toBe(vector.result === 'valid');
  });

  test.each(vectors('hkdf_sha256_test.json'))('HKDF-SHA256, case $tcId $comment: $result', (vector) => {
    const key = deriveKey(hex(vector.ikm), hex(vector.info));
    const length = Math.min(keyLength, Number(vector.size));
    expect(key.subarray(0, length)).toEqual(hex(vector.okm).subarray(0, length));
  });
});

test('what was encrypted opens under the same key and associated data alone', () => {
  fc.assert(
    fc.property(bytes, bytes, bytes, (plaintext, associated, other) => {
      const key = newKey();
      const box = encrypt(key, plaintext, associated);
      expect(decrypt(key, box, associated)).toEqual(plaintext);
      expect(() => decrypt(newKey(), box, associated)).toThrow();
      fc.pre(!other.equals(associated));
      expect(() => decrypt(key, box, other)).toThrow();
    }),
  );
});

test('every single bit of a ciphertext counts, and so does its length', () => {
  const [key, associated] = [newKey(), Buffer.from('customer|cus_1')];
  const box = encrypt(key, Buffer.from('Ada Lovelace'), associated);
  for (let bit = 0; bit < box.length * 8; bit++) {
    const flipped = Buffer.from(box);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => decrypt(key, flipped, associated)).toThrow();
  }
  for (let length = 0; length < box.length; length++)
    expect(() => decrypt(key, box.subarray(0, length), associated)).toThrow();
});

test('one plaintext never looks the same twice', () => {
  const key = newKey();
  const boxes = Array.from({ length: 1000 }, () =>
    encrypt(key, Buffer.from('Ada'), Buffer.alloc(0)).toString('hex'),
  );
  expect(new Set(boxes.map((box) => box.slice(0, 24))).size).toBe(1000);
});

test('a keyed hash over parts knows where each part ends', () => {
  const key = newKey();
  const list = fc.array(fc.string(), { maxLength: 4 });
  fc.assert(
    fc.property(list, list, (some, others) => {
      const isSame = JSON.stringify(some) === JSON.stringify(others);
      expect(hmac(key, ...some).equals(hmac(key, ...others))).toBe(isSame);
    }),
  );
  expect(hmac(key, 'ab', 'c').equals(hmac(key, 'a', 'bc'))).toBe(false);
  expect(hmac(key, '1:a').equals(hmac(key, 'a'))).toBe(false);
});

test('tokens are 256 bits that fit into a URL', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

function vectors(file: string): Case[] {
  const text = readFileSync(join(__dirname, '../oracles/wycheproof', file), 'utf8');
  return (JSON.parse(text) as { testGroups: { tests: Case[] }[] }).testGroups.flatMap(({ tests }) => tests);
}

function opened(vector: Case): Buffer {
  const box = Buffer.concat([hex(vector.iv), hex(vector.ct), hex(vector.tag)]);
  return decrypt(hex(vector.key), box, hex(vector.aad));
}

function hex(text: unknown): Buffer {
  return Buffer.from(String(text), 'hex');
}
