import { newKey } from '../../src/foundation/cryptography';
import type { SealAddress } from '../../src/foundation/sealed';
import { MasterKey, ProtectiveIdentifiers, rewrap, Vault, VaultKey, VaultSecret } from '../../src/vault';
import { TestClock } from '../kit/clock';
import type { Store } from '../kit/stores';
import { openVaultStore } from '../kit/vaults';

const clock = new TestClock();
const persons = Array.from({ length: 1200 }, (_, n) => `cus_${String(n).padStart(5, '0')}`);

let store: Store;
let former: Buffer;
let present: Buffer;
let vault: Vault;
beforeEach(async () => {
  [former, present] = [newKey(), newKey()];
  store = await openVaultStore();
  vault = await openWith(new MasterKey(former));
  await vault.welcome(persons, []);
});
afterEach(() => store.close());

test('everything is wrapped anew, in batches, and opens by the present key alone', async () => {
  const sealed = await vault.seal(phoneOf('cus_00007'), '+49 30 1234567');
  const secret = await vault.secret('issuer', newKey);
  await vault
    .protective()
    .announce({ key: 'erasure:req_1', kind: 'erasure', subject: null, codes: {} }, 'known');
  await vault.destroy('cus_00001', null);
  expect(await rewrap(store.dataSource, both())).toBe(1199 + 2 + 1);
  const alone = await openWith(new MasterKey(present));
  expect(await alone.open(phoneOf('cus_00007'), sealed)).toBe('+49 30 1234567');
  expect(await alone.secret('issuer', newKey)).toEqual(secret);
  expect(await alone.protective().identifiersOf('erasure:req_1')).toBe('known');
  expect(alone.key('ledger')).toEqual(vault.key('ledger'));
  const destroyed = await store.dataSource.manager.findBy(VaultKey, { wrapped: '' });
  expect(destroyed.map(({ subject }) => subject)).toEqual(['cus_00001']);
  expect(await rewrap(store.dataSource, both())).toBe(0);
});

test('cut off half-way it is refused without the former key, serves with both, and goes on', async () => {
  const ends = [persons[0]!, persons[1100]!];
  const sealed = await Promise.all(ends.map((person) => vault.seal(phoneOf(person), person)));
  await expect(rewrap(store.dataSource, new Tired(present, former, 700))).rejects.toThrow('tired');
  expect((await wrappedBy(both())).filter(Boolean)).toHaveLength(500);
  await expect(openWith(new MasterKey(present))).rejects.toThrow(/MASTER_KEY_PREVIOUS/);
  const serving = await openWith(both());
  for (const [n, person] of ends.entries())
    expect(await serving.open(phoneOf(person), sealed[n]!)).toBe(person);
  expect(await rewrap(store.dataSource, both())).toBe(700 + 1);
  expect((await wrappedBy(new MasterKey(present))).every(Boolean)).toBe(true);
});

test('a key that is destroyed while everything is wrapped anew stays destroyed', async () => {
  const destroying = Array.from({ length: 10 }, (_, n) => vault.destroy(persons[n * 100]!, null));
  await Promise.all([rewrap(store.dataSource, both()), ...destroying]);
  const rows = await store.dataSource.manager.findBy(VaultKey, { wrapped: '' });
  expect(rows).toHaveLength(10);
});

test('a vault of a third key is refused, and nothing of it changes', async () => {
  const before = await everything();
  await expect(rewrap(store.dataSource, new MasterKey(present, newKey()))).rejects.toThrow(
    /another MASTER_KEY/,
  );
  expect(await everything()).toEqual(before);
});

/** Stops in the middle of its work, as a killed process does. */
class Tired extends MasterKey {
  constructor(
    current: Buffer,
    previous: Buffer,
    private strength: number,
  ) {
    super(current, previous);
  }

  override wrap(key: Buffer, name: string): string {
    if (this.strength-- === 0) throw new Error('tired');
    return super.wrap(key, name);
  }
}

function both(): MasterKey {
  return new MasterKey(present, former);
}

function openWith(master: MasterKey): Promise<Vault> {
  return Vault.open(store.dataSource, master, clock);
}

function phoneOf(subject: string): SealAddress {
  return { subject, rule: null, table: 'customer', column: 'phoneNumber', row: subject };
}

/** Of each key: is it wrapped by the present master key? */
async function wrappedBy(master: MasterKey): Promise<boolean[]> {
  return (await store.dataSource.manager.find(VaultKey)).map(({ wrapped }) => master.isCurrent(wrapped));
}

async function everything(): Promise<object[]> {
  const tables = [VaultKey, VaultSecret, ProtectiveIdentifiers];
  return Promise.all(tables.map((table) => store.dataSource.manager.find<object>(table)));
}
