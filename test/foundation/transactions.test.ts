import { setTimeout as sleep } from 'node:timers/promises';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { inTransaction } from '../../src/foundation/database';
import { openStore, type Store } from '../kit/stores';

@Entity({ name: 'purse' })
class Purse {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'int' })
  coins!: number;

  @Column({ type: 'int' })
  version!: number;
}

let store: Store;
beforeEach(async () => {
  store = await openStore([Purse]);
});
afterEach(() => store.close());

test('of a hundred concurrent transactions exactly those that succeed leave their rows', async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  const results = await Promise.allSettled(
    numbers.map((number) =>
      inTransaction(store.dataSource, async (manager) => {
        await add(manager, `p${number}`);
        await sleep(number % 4);
        await manager.update(Purse, { id: `p${number}` }, { coins: number });
        if (number % 3 === 0) throw new Error(`number ${number} gives up`);
      }),
    ),
  );
  const left = await store.dataSource.manager.find(Purse);
  const expected = numbers.filter((number) => number % 3 !== 0);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(expected.length);
  expect(left.map(({ coins }) => coins).toSorted((a, b) => a - b)).toEqual(expected);
  expect(left.map(({ id }) => id).toSorted()).toEqual(expected.map((number) => `p${number}`).toSorted());
});

test('case 63: while A rolls back B stays, and B never saw what A wrote', async () => {
  const wrote = signal();
  const a = inTransaction(store.dataSource, async (manager) => {
    await add(manager, 'a');
    wrote.give();
    await sleep(40);
    throw new Error('A gives up');
  });
  await wrote.given;
  const b = inTransaction(store.dataSource, async (manager) => {
    const seen = await manager.find(Purse);
    await add(manager, 'b');
    return seen;
  });
  await expect(a).rejects.toThrow('A gives up');
  expect(await b).toEqual([]);
  expect(await idsLeft()).toEqual(['b']);
});

test('statements outside of a transaction neither see it nor share its rollback', async () => {
  const wrote = signal();
  const a = inTransaction(store.dataSource, async (manager) => {
    await add(manager, 'a');
    wrote.give();
    await sleep(40);
    throw new Error('A gives up');
  });
  await wrote.given;
  const outside = store.dataSource.manager;
  const reads = Array.from({ length: 20 }, () => outside.countBy(Purse, { id: 'a' }));
  const write = add(outside, 'b');
  await expect(a).rejects.toThrow('A gives up');
  expect(new Set(await Promise.all(reads))).toEqual(new Set([0]));
  await write;
  expect(await idsLeft()).toEqual(['b']);
});

test('a transaction within a transaction can fail alone', async () => {
  await inTransaction(store.dataSource, async (manager) => {
    await add(manager, 'before');
    const inner = manager.transaction(async (nested) => {
      await add(nested, 'inner');
      throw new Error('the inner one gives up');
    });
    await expect(inner).rejects.toThrow('the inner one gives up');
    await manager.transaction((nested) => add(nested, 'second'));
    await add(manager, 'after');
  });
  expect(await idsLeft()).toEqual(['after', 'before', 'second']);
});

test('an outer transaction that fails takes what its inner ones committed with it', async () => {
  const outer = inTransaction(store.dataSource, async (manager) => {
    await manager.transaction((nested) => add(nested, 'inner'));
    throw new Error('the outer one gives up');
  });
  await expect(outer).rejects.toThrow('the outer one gives up');
  expect(await idsLeft()).toEqual([]);
});

test('180 concurrent increments by conditional update count as many as succeeded', async () => {
  await add(store.dataSource.manager, 'one');
  const wins = await Promise.all(Array.from({ length: 180 }, () => increment(store, 'one')));
  const { coins } = await store.dataSource.manager.findOneByOrFail(Purse, { id: 'one' });
  expect(coins).toBe(wins.filter(Boolean).length);
  expect(coins).toBeGreaterThan(0);
});

test('180 increments that try until they win lose none', async () => {
  await add(store.dataSource.manager, 'one');
  const tryUntilWon = async () => {
    while (!(await increment(store, 'one')));
  };
  await Promise.all(Array.from({ length: 180 }, tryUntilWon));
  expect(await store.dataSource.manager.findOneBy(Purse, { id: 'one' })).toMatchObject({ coins: 180 });
}, 180_000);

test('a transaction that the database itself ended does not hold up the next one', async () => {
  const ended = inTransaction(store.dataSource, async (manager) => {
    await add(manager, 'a');
    await manager.query('ROLLBACK');
    throw new Error('it was rolled back');
  });
  await expect(ended).rejects.toThrow('it was rolled back');
  await inTransaction(store.dataSource, (manager) => add(manager, 'b'));
  expect(await idsLeft()).toEqual(['b']);
});

test('what comes after the end of its transaction is not written at all', async () => {
  const end = signal();
  let late: Promise<unknown> = Promise.resolve();
  const failed = inTransaction(store.dataSource, async (manager) => {
    late = end.given.then(() => add(manager, 'late'));
    await add(manager, 'a');
    throw new Error('one of two branches gives up');
  });
  await expect(failed).rejects.toThrow('one of two branches gives up');
  end.give();
  await expect(late).rejects.toThrow(/released/);
  expect(await idsLeft()).toEqual([]);
});

test('a data source that was closed opens again', async () => {
  await add(store.dataSource.manager, 'a');
  await store.dataSource.destroy();
  await store.dataSource.initialize();
  await add(store.dataSource.manager, 'b');
  expect(await idsLeft()).toEqual(['a', 'b']);
});

async function add(manager: EntityManager, id: string): Promise<void> {
  await manager.insert(Purse, { id, coins: 0, version: 1 });
}

function increment({ dataSource }: Store, id: string): Promise<boolean> {
  return inTransaction(dataSource, async (manager) => {
    const { coins, version } = await manager.findOneByOrFail(Purse, { id });
    const { affected } = await manager.update(
      Purse,
      { id, version },
      { coins: coins + 1, version: version + 1 },
    );
    return affected === 1;
  });
}

async function idsLeft(): Promise<string[]> {
  const rows = await store.dataSource.manager.find(Purse, { order: { id: 'ASC' } });
  return rows.map(({ id }) => id);
}

function signal() {
  let give!: () => void;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give, given };
}
