import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { newKey } from '../../src/foundation/cryptography';
import type { SealAddress } from '../../src/foundation/sealed';
import { KeyDestroyed, MasterKey, Vault, VaultKey } from '../../src/vault';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import type { Store } from '../kit/stores';
import { openVaultStore } from '../kit/vaults';

const clock = new TestClock();
const master = newKey();
const phone: SealAddress = {
  subject: 'cus_ada',
  rule: null,
  table: 'customer',
  column: 'phoneNumber',
  row: 'cus_ada',
};
const invoice = { ...phone, rule: 'invoice' };

let store: Store;
let vault: Vault;
beforeEach(async () => {
  store = await openVaultStore();
  vault = await openOn(store.dataSource);
});
afterEach(() => store.close());

test('a destroyed subject key opens nothing at once; what a law keeps stays readable', async () => {
  const [own, kept] = [await vault.seal(phone, 'own'), await vault.seal(invoice, 'kept')];
  const box = await vault.sealBytes(phone, Buffer.from('package'));
  await vault.destroy('cus_ada', null);
  expect(await vault.open(phone, own)).toBeNull();
  expect(await vault.openBytes(phone, box)).toBeNull();
  expect(await vault.open(invoice, kept)).toBe('kept');
});

test('a destroyed retention key takes what it kept, and nothing else', async () => {
  const [own, kept] = [await vault.seal(phone, 'own'), await vault.seal(invoice, 'kept')];
  await vault.destroy('cus_ada', 'invoice');
  expect(await vault.open(invoice, kept)).toBeNull();
  expect(await vault.open(phone, own)).toBe('own');
});

test('nothing is sealed again under a destroyed key, on any node, nor under one that was never made', async () => {
  await vault.seal(phone, 'own');
  const other = await openOn(await store.another());
  for (const rule of [null, 'invoice']) await vault.destroy('cus_ada', rule);
  for (const each of [vault, other])
    for (const address of [phone, invoice]) {
      await expect(each.seal(address, 'again')).rejects.toThrow(KeyDestroyed);
      await expect(each.sealBytes(address, Buffer.from('again'))).rejects.toThrow(KeyDestroyed);
    }
  expect(await vault.seal({ ...phone, subject: 'cus_bob' }, 'own')).toBeDefined();
});

test('another node that just used the key opens nothing with it five seconds later', async () => {
  const other = await openOn(await store.another());
  const sealed = await vault.seal(phone, '+49 30 1234567');
  expect(await other.open(phone, sealed)).toBe('+49 30 1234567');
  await vault.destroy('cus_ada', null);
  await sleep(5_001);
  expect(await other.open(phone, sealed)).toBeNull();
  await expect(other.seal(phone, 'again')).rejects.toThrow(KeyDestroyed);
});

test('a second time changes nothing', async () => {
  await vault.seal(phone, 'own');
  await vault.destroy('cus_ada', null);
  const first = await store.dataSource.manager.find(VaultKey);
  clock.advance(60);
  await vault.destroy('cus_ada', null);
  expect(await store.dataSource.manager.find(VaultKey)).toEqual(first);
});

test('of a node that makes a key and one that destroys it at the same moment, the destruction stays', async () => {
  const nodes = [vault, await openOn(await store.another())];
  for (let round = 0; round < 20; round++) {
    const subject = `cus_${round}`;
    const address = { ...phone, subject };
    const [sealed] = await Promise.allSettled([
      nodes[0]!.seal(address, 'own'),
      nodes[1]!.destroy(subject, null),
    ]);
    const refusals = sealed.status === 'rejected' ? [sealed.reason as unknown] : [];
    expect(refusals.filter((refusal) => !(refusal instanceof KeyDestroyed))).toEqual([]);
    const rows = await store.dataSource.manager.findBy(VaultKey, { subject });
    expect(rows).toEqual([expect.objectContaining({ wrapped: '', destroyedAt: clock.now() })]);
    await expect(nodes[1]!.seal(address, 'again')).rejects.toThrow(KeyDestroyed);
  }
});

if (!isOnServer())
  test("no byte of a destroyed key is left in the vault's files", async () => {
    await vault.seal(phone, 'own');
    const { wrapped } = await store.dataSource.manager.findOneByOrFail(VaultKey, { subject: 'cus_ada' });
    await vault.destroy('cus_ada', null);
    for (const file of [store.location, `${store.location}-wal`])
      expect((await readFile(file)).includes(wrapped)).toBe(false);
  });

function openOn(dataSource: Store['dataSource']): Promise<Vault> {
  return Vault.open(dataSource, new MasterKey(master), clock);
}
