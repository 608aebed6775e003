import { Column, Entity, type FindOptionsWhere, PrimaryColumn } from 'typeorm';
import { findPage } from '../../src/foundation/database';
import { openStore, type Store } from '../kit/stores';

@Entity({ name: 'parcel' })
class Parcel {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  owner!: string;

  @Column({ type: 'int' })
  weight!: number;
}

let store: Store;
beforeAll(async () => {
  store = await openStore([Parcel]);
  await store.dataSource.manager.insert(Parcel, [
    { id: 'p1', owner: 'ada', weight: 1 },
    { id: 'p2', owner: 'bob', weight: 2 },
  ]);
});
afterAll(() => store.close());

const vague: [string, object][] = [
  ['undefined', { owner: undefined }],
  ['null', { owner: null }],
  ['NaN', { weight: NaN }],
  ['{}', { owner: {} }],
  ['an object', { owner: { length: 1 } }],
  ['undefined beside a good one', { id: 'p1', owner: undefined }],
];

describe.each(vague)('case 60: a criterion of %s', (_name, criterion) => {
  const where = criterion as FindOptionsWhere<Parcel>;

  test.each<[string, () => Promise<unknown>]>([
    ['find', () => store.dataSource.manager.find(Parcel, { where })],
    ['findOneBy', () => store.dataSource.manager.findOneBy(Parcel, where)],
    ['count', () => store.dataSource.manager.countBy(Parcel, where)],
    ['update', () => store.dataSource.manager.update(Parcel, where, { weight: 9 })],
    ['delete', () => store.dataSource.manager.delete(Parcel, where)],
    [
      'findPage',
      () =>
        findPage(
          store.dataSource.manager,
          { entity: Parcel, where, newestBy: 'weight' },
          { first: 5, after: null },
        ),
    ],
  ])('is refused by %s', async (_, act) => {
    await expect(act()).rejects.toThrow();
  });
});

test.each(vague)('case 60: a query builder given %s refuses or matches nothing', async (_, where) => {
  const { manager } = store.dataSource;
  const read = manager.createQueryBuilder(Parcel, 'row').where(where).getMany();
  const write = manager.createQueryBuilder().update(Parcel).set({ weight: 9 }).where(where).execute();
  const touched = [await read.catch(() => []), (await write.catch(() => ({ affected: 0 }))).affected];
  expect(touched).toEqual([[], 0]);
  expect(await manager.countBy(Parcel, { weight: 9 })).toBe(0);
});

test('an object, NaN and undefined are no parameters on either engine, a null is one', async () => {
  const { manager } = store.dataSource;
  for (const odd of [{}, NaN, Infinity, undefined, ['x'], () => 'x'])
    await expect(manager.query('SELECT ? AS given', [odd])).rejects.toThrow(/parameter of type/);
  expect(await manager.query('SELECT ? AS given', [null])).toEqual([{ given: null }]);
});

test('writes without any criterion are refused', async () => {
  const { manager } = store.dataSource;
  await expect(manager.update(Parcel, {}, { weight: 9 })).rejects.toThrow();
  await expect(manager.delete(Parcel, {})).rejects.toThrow();
  await expect(manager.delete(Parcel, [])).rejects.toThrow();
});
