import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { Collision, faultOf, inTransaction } from '../../src/foundation/database';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { until } from '../kit/workers';

@Entity({ name: 'shelf' })
class Shelf {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'int' })
  books!: number;
}

let store: Store;
beforeEach(async () => {
  store = await openStore([Shelf]);
  await store.dataSource.manager.insert(Shelf, [
    { id: 'left', books: 0 },
    { id: 'right', books: 0 },
  ]);
});
afterEach(() => store.close());

test('two transactions that deadlock both come through, each once', async () => {
  let [begun, held] = [0, 0];
  const fill = (first: string, second: string) =>
    inTransaction(store.dataSource, async (manager) => {
      begun++;
      await addBook(manager, first);
      held++;
      // On SQLite the second one waits for the end of the first.
      if (isOnServer()) await until(() => held >= 2);
      await addBook(manager, second);
    });
  await Promise.all([fill('left', 'right'), fill('right', 'left')]);
  expect(await books()).toEqual({ left: 2, right: 2 });
  expect(begun).toBeGreaterThanOrEqual(isOnServer() ? 3 : 2);
});

test('a collision begins the transaction anew, without what it had written', async () => {
  let begun = 0;
  await inTransaction(store.dataSource, async (manager) => {
    await addBook(manager, 'left');
    if (++begun < 4) throw new Collision('met');
  });
  expect(begun).toBe(4);
  expect(await books()).toEqual({ left: 1, right: 0 });
});

test('a duplicate is not tried again, and is known as one', async () => {
  let begun = 0;
  const twice = inTransaction(store.dataSource, async (manager) => {
    begun++;
    await manager.insert(Shelf, { id: 'left', books: 9 });
  });
  const error = await twice.catch((caught: unknown) => caught);
  expect(faultOf(error)).toBe('duplicate');
  expect(begun).toBe(1);
});

test('any other error is not tried again', async () => {
  let begun = 0;
  const broken = inTransaction(store.dataSource, async (manager) => {
    begun++;
    await manager.query('SELECT nothing FROM nowhere');
  });
  const error = await broken.catch((caught: unknown) => caught);
  expect(faultOf(error)).toBe('other');
  expect(begun).toBe(1);
});

test('collisions without end are given up after thirty tries', async () => {
  let begun = 0;
  const unlucky = inTransaction(store.dataSource, async () => {
    begun++;
    throw new Collision('met');
  });
  await expect(unlucky).rejects.toThrow(Collision);
  expect(begun).toBe(30);
}, 30_000);

async function addBook(manager: EntityManager, id: string): Promise<void> {
  await manager.increment(Shelf, { id }, 'books', 1);
}

async function books(): Promise<Record<string, number>> {
  const shelves = await store.dataSource.manager.find(Shelf);
  return Object.fromEntries(shelves.map((shelf) => [shelf.id, shelf.books]));
}
