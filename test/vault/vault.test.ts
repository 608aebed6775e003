import { newKey } from '../../src/foundation/cryptography';
import { type SealAddress, Sealed } from '../../src/foundation/sealed';
import { MasterKey, Vault, VaultKey, VaultSecret } from '../../src/vault';
import { TestClock } from '../kit/clock';
import { openVaultStore } from '../kit/vaults';
import type { Store } from '../kit/stores';

const clock = new TestClock();
const phone: SealAddress = {
  subject: 'cus_ada',
  rule: null,
  table: 'customer',
  column: 'phoneNumber',
  row: 'cus_ada',
};
const master = newKey();

let store: Store;
let vault: Vault;
beforeEach(async () => {
  store = await openVaultStore();
  vault = await openAgain();
});
afterEach(() => store.close());

test('what was sealed opens again, in another process too', async () => {
  const sealed = await vault.seal(phone, 'Größe 🦉');
  expect(await vault.open(phone, sealed)).toBe('Größe 🦉');
  const other = await openAgain(new MasterKey(master), await store.another());
  expect(await other.open(phone, sealed)).toBe('Größe 🦉');
});

test.each<[string, Partial<SealAddress>]>([
  ['row', { row: 'cus_bob' }],
  ['column', { column: 'email' }],
  ['table', { table: 'lead' }],
  ['person', { subject: 'cus_bob' }],
  ['retention rule', { rule: 'invoice' }],
  ['person and row', { subject: 'cus_bob', row: 'cus_bob' }],
])('moved to another %s it does not open, as text and as bytes', async (_, change) => {
  const moved = { ...phone, ...change };
  await vault.seal(moved, 'so that this place has its keys');
  const text = await vault.seal(phone, '+49 30 1234567');
  const box = await vault.sealBytes(phone, Buffer.from('+49 30 1234567'));
  expect(await vault.open(moved, text).catch(() => null)).toBeNull();
  expect(await vault.openBytes(moved, box).catch(() => null)).toBeNull();
});

test('a flipped bit in an envelope is an error, not a value', async () => {
  const [version, key, box] = Sealed.envelopeOf(await vault.seal(phone, 'Ada')).split('.');
  const flipped = Buffer.from(box!, 'base64url');
  flipped[flipped.length - 1]! ^= 1;
  const forged = new Sealed([version, key, flipped.toString('base64url')].join('.'));
  await expect(vault.open(phone, forged)).rejects.toThrow();
  await expect(vault.open(phone, new Sealed('v1.nothing'))).rejects.toThrow(
    /customer\.phoneNumber is damaged/,
  );
});

test('another master key is refused when the vault opens', async () => {
  await expect(openAgain(new MasterKey(newKey()))).rejects.toThrow(/MASTER_KEY_PREVIOUS/);
});

test('during a rotation the previous master key still unwraps', async () => {
  const sealed = await vault.seal(phone, 'Ada');
  const rotated = await openAgain(new MasterKey(newKey(), master));
  expect(await rotated.open(phone, sealed)).toBe('Ada');
  expect(rotated.key('receipts')).toEqual(vault.key('receipts'));
});

test('no key and no secret lies in the store unwrapped', async () => {
  const secret = await vault.secret('issuer', () => Buffer.from('a secret of the issuer'));
  await vault.seal(phone, 'Ada');
  const rows = JSON.stringify([
    await store.dataSource.manager.find(VaultKey),
    await store.dataSource.manager.find(VaultSecret),
  ]);
  expect(rows).not.toContain(secret.toString('base64url'));
  expect(rows).not.toContain('a secret of the issuer');
});

describe('two vaults opened at once on one fresh store', () => {
  let fresh: Store;
  let both: Vault[];
  beforeEach(async () => {
    fresh = await openVaultStore();
    const connections = [fresh.dataSource, await fresh.another()];
    both = await Promise.all(connections.map((connection) => openAgain(new MasterKey(master), connection)));
  });
  afterEach(() => fresh.close());

  test('agree on every key, pseudonym and index', () => {
    const [one, other] = both as [Vault, Vault];
    for (const use of ['ledger', 'receipts']) expect(one.key(use)).toEqual(other.key(use));
    expect(one.key('ledger')).not.toEqual(one.key('receipts'));
    expect(one.pseudonym('cus_ada')).toBe(other.pseudonym('cus_ada'));
    expect(one.index('customer', 'email', 'a@x.de')).toBe(other.index('customer', 'email', 'a@x.de'));
  });

  test('agree on a secret, whoever makes it first', async () => {
    const secrets = await Promise.all([...both, ...both].map((each) => each.secret('issuer', newKey)));
    expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1);
  });

  test("open each other's first values of one person", async () => {
    const sealed = await Promise.all(both.map((each, index) => each.seal(phone, `value ${index}`)));
    for (const each of both)
      expect(await Promise.all(sealed.map((value) => each.open(phone, value)))).toEqual([
        'value 0',
        'value 1',
      ]);
  });
});

describe('a blind index', () => {
  test.each([
    ['Ada@Example.com', 'ada@example.COM'],
    ['ﬁne@example.com', 'FINE@example.com'],
    ['Ａｄａ', 'ada'],
    ['Gro\u0308ße', 'gr\u00f6ße'],
  ])('finds %s as %s', (one, other) => {
    expect(vault.index('customer', 'email', one)).toBe(vault.index('customer', 'email', other));
  });

  test('tells other values, columns and tables apart', () => {
    const indexes = [
      vault.index('customer', 'email', 'ada@example.com'),
      vault.index('customer', 'email', 'bob@example.com'),
      vault.index('customer', 'phoneNumber', 'ada@example.com'),
      vault.index('lead', 'email', 'ada@example.com'),
    ];
    expect(new Set(indexes).size).toBe(4);
    for (const index of indexes) expect(index).toMatch(/^[\w-]{43}$/);
  });
});

function openAgain(key = new MasterKey(master), dataSource = store.dataSource): Promise<Vault> {
  return Vault.open(dataSource, key, clock);
}
