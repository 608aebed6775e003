import { Column, Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import type { Sealed } from '../../src/foundation/sealed';
import {
  BlindIndex,
  NotPersonal,
  PersonalData,
  type PersonalDeclaration,
  PersonalRecords,
  readCatalogue,
  sealedOrNull,
  Subject,
} from '../../src/personal-data';
import { VaultKey } from '../../src/vault';
import { openStore, type Store } from '../kit/stores';
import { openGate } from '../kit/gates';
import { type OpenedVault, openVault } from '../kit/vaults';

const contact: PersonalDeclaration = {
  description: { en: 'how to reach you', de: 'wie Sie zu erreichen sind' },
  category: 'contact',
  purpose: 'service',
  source: 'provided',
  onErasure: 'delete',
};

@Entity({ name: 'card' })
@Subject('customerId')
class Card {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal({ initially: () => 'car_new' })
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  @NotPersonal()
  customerId!: string;

  @Column(sealedOrNull)
  @PersonalData(contact)
  email!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('email')
  emailIndex!: string | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...contact,
    form: 'json',
    shape: z.object({ city: z.string(), lines: z.array(z.string()) }),
  })
  address!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({ ...contact, purpose: 'tax', onErasure: 'keep', form: 'number' })
  total!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData(contact)
  code!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('code', 'exactly')
  codeIndex!: string | null;

  @Column({ type: 'blob', nullable: true })
  @PersonalData({ ...contact, file: 'txt', plain: 'encrypted as bytes' })
  scan!: Buffer | null;
}

const ada = { id: 'car_1', customerId: 'cus_ada' };
const values = { email: 'Ada@example.com', address: { city: 'Köln', lines: ['Weg 1'] }, total: 1200 };

let store: Store;
let opened: OpenedVault;
let records: PersonalRecords;
beforeAll(async () => {
  store = await openStore([Card]);
  opened = await openVault();
  const catalogue = readCatalogue(store.dataSource.entityMetadatas);
  records = new PersonalRecords(catalogue, opened.vault, opened.vault, openGate);
  await write(ada, values);
});
afterAll(async () => {
  await store.close();
  await opened.store.close();
});

test('values come back from the database as they went in', async () => {
  const card = await find({ id: 'car_1' });
  expect(await records.open(card, 'email')).toBe('Ada@example.com');
  expect(await records.openJson(card, 'address')).toEqual(values.address);
  expect(await records.open(card, 'total')).toBe('1200');
});

test('the database itself holds none of them', async () => {
  const rows = JSON.stringify(await store.dataSource.query('SELECT * FROM card'));
  for (const value of ['Ada@', 'ada@', 'Köln', 'Weg 1', '1200']) expect(rows).not.toContain(value);
});

test('a row is found by its value however it is spelled', async () => {
  const card = await find({ emailIndex: records.indexFor(Card, 'email', 'ada@EXAMPLE.com') });
  expect(card.id).toBe('car_1');
});

test('a row is told from one whose value differs in case alone, where its index is exact', async () => {
  await write({ id: 'car_exact', customerId: 'cus_ada' }, { code: 'aBc' });
  const card = await find({ codeIndex: records.indexFor(Card, 'code', 'aBc') });
  expect(card.id).toBe('car_exact');
  expect(records.indexFor(Card, 'code', 'ABC')).not.toBe(card.codeIndex);
});

test('a file is sealed to its row as a value is', async () => {
  const scan = await records.sealBytes(Card, ada, 'scan', Buffer.from('a scan'));
  expect(scan.includes('a scan')).toBe(false);
  const row = store.dataSource.manager.create(Card, { ...ada, scan });
  expect((await records.openBytes(row, 'scan'))?.toString()).toBe('a scan');
  const stolen = store.dataSource.manager.create(Card, { ...ada, id: 'car_other', scan });
  await expect(records.openBytes(stolen, 'scan')).rejects.toThrow();
});

test('left out stays left out, null becomes null in the index too', async () => {
  expect(await records.seal(Card, ada, { address: undefined })).toEqual({});
  expect(await records.seal(Card, ada, { email: null })).toEqual({ email: null, emailIndex: null });
  expect(
    await records.open(store.dataSource.manager.create(Card, { ...ada, email: null }), 'email'),
  ).toBeNull();
});

test.each(['cus_bob', 'cus_ada'])(
  'a value copied into another row, of %s, does not open there',
  async (owner) => {
    const card = await find({ id: 'car_1' });
    const other = { id: `car_of_${owner}`, customerId: owner };
    await write(other, { email: 'other@example.com' });
    const stolen = store.dataSource.manager.create(Card, { ...other, email: card.email });
    expect(await records.open(stolen, 'email').catch(() => null)).toBeNull();
    expect(await records.open(await find({ id: other.id }), 'email')).toBe('other@example.com');
  },
);

test('what nobody declared is neither sealed nor opened', async () => {
  await expect(records.seal(Card, ada, { id: 'car_9' })).rejects.toThrow(
    'Card.id declares no personal data.',
  );
  await expect(records.seal(Card, { id: 'car_3' }, values)).rejects.toThrow(/without its subject/);
});

test('without its keys a person is gone, from columns and packages alike', async () => {
  await write({ id: 'car_4', customerId: 'cus_eve' }, values);
  await opened.store.dataSource.manager.delete(VaultKey, { subject: 'cus_eve' });
  const catalogue = readCatalogue(store.dataSource.entityMetadatas);
  const later = new PersonalRecords(catalogue, await opened.reopen(), opened.vault, openGate);
  const card = await find({ id: 'car_4' });
  for (const property of ['email', 'address', 'total'] as const)
    expect(await later.open(card, property)).toBeNull();
});

async function write(row: { id: string; customerId: string }, given: object): Promise<void> {
  await store.dataSource.manager.insert(Card, { ...row, ...(await records.seal(Card, row, given)) });
}

function find(where: Partial<Pick<Card, 'id' | 'emailIndex' | 'codeIndex'>>): Promise<Card> {
  return store.dataSource.manager.findOneByOrFail(Card, where as { id: string });
}
