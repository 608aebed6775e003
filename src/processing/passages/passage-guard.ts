import type { DataSource, QueryRunner } from 'typeorm';
import type { Catalogue } from '../../personal-data';
import { presentPassage, UndeclaredProcessing } from './passage';

/**
 * Refuses every statement on a table of personal data outside of a passage, whichever way it comes: so that
 * nothing is read or written past the declaration. Costs nothing inside of one.
 */
export function guardPassages(dataSource: DataSource, { tables }: Catalogue): DataSource {
  const tableOf = finderOf(tables.map(({ name }) => name));
  const { driver } = dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => guard(create(mode), tableOf);
  return dataSource;
}

type Finder = (statement: string) => string | null;

function guard(runner: QueryRunner, tableOf: Finder): QueryRunner {
  const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
  runner.query = (async (statement: string, parameters?: unknown[], structured?: boolean) => {
    const table = presentPassage() ? null : tableOf(statement);
    if (table)
      throw new UndeclaredProcessing(`A statement came to ${table} without saying for which purpose.`);
    return query(statement, parameters, structured);
  }) as QueryRunner['query'];
  return runner;
}

/** Finds the first of the tables that a statement reads or writes. */
function finderOf(names: readonly string[]): Finder {
  const place = new RegExp(
    String.raw`\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+(?:["\`]?\w+["\`]?\.)?["\`]?(${names.join('|')})["\`]?(?![\w])`,
    'i',
  );
  return (statement) => place.exec(statement)?.[1] ?? null;
}
