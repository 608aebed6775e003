import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Makes every engine as strict as the strictest: MySQL's driver writes an object as `[object Object]`
 * and undefined as NULL, so that a criterion gone wrong would silently match other rows than meant.
 */
export function refuseOddParameters(dataSource: DataSource): DataSource {
  const { driver } = dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => guard(create(mode));
  return dataSource;
}

function guard(runner: QueryRunner): QueryRunner {
  const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
  runner.query = (async (text: string, parameters?: unknown[], structured?: boolean) => {
    for (const value of parameters ?? [])
      if (!isPlain(value)) throw new TypeError(`A statement was given a parameter of type ${nameOf(value)}.`);
    return query(text, parameters, structured);
  }) as QueryRunner['query'];
  return runner;
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object')
    return value === null || value instanceof Date || value instanceof Uint8Array;
  return value !== undefined && typeof value !== 'function';
}

function nameOf(value: unknown): string {
  if (typeof value === 'object') return (value as object).constructor?.name ?? 'object';
  return typeof value === 'number' ? String(value) : typeof value;
}
