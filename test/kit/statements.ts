import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import type { TestHouse } from './open-house';

const running = new AsyncLocalStorage<string[]>();
const watched = new WeakSet<DataSource>();

/** The statements that both stores are asked in the course of something; what the worker does meanwhile is not among them. */
export function statementsOf({ app }: TestHouse, ask: () => Promise<unknown>): Promise<string[]> {
  return statementsAt([app.house.database, app.house.vault.dataSource], ask);
}

/** The statements that these stores are asked. */
export async function statementsAt(
  stores: readonly DataSource[],
  ask: () => Promise<unknown>,
): Promise<string[]> {
  for (const store of stores) watch(store);
  const statements: string[] = [];
  await running.run(statements, ask);
  return [...statements]; // what a timer asks later on, in the same course, is not among them either
}

/** What a read takes once it is known who asks; of four runs the shortest, for keys and people are held for seconds only. */
export async function statementsOfRead(house: TestHouse, ask: () => Promise<unknown>): Promise<string[]> {
  await ask();
  const runs: string[][] = [];
  for (let run = 0; run < 4; run++) runs.push(await statementsOf(house, ask));
  return runs.toSorted((one, other) => one.length - other.length)[0]!;
}

function watch(dataSource: DataSource): void {
  if (watched.has(dataSource)) return;
  watched.add(dataSource);
  const { driver } = dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    runner.query = ((text: string, ...rest: unknown[]) => {
      running.getStore()?.push(text);
      return query(text, ...rest);
    }) as typeof runner.query;
    return runner;
  };
}
