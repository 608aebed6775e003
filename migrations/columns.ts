import type { QueryRunner, TableColumnOptions } from 'typeorm';

/** The kinds of column that both dialects build as the entities declare them. */
export const id: TableColumnOptions = { name: 'id', type: 'varchar', length: '40', isPrimary: true };

export function text(name: string, length: number, isNullable = false): TableColumnOptions {
  return { name, type: 'varchar', length: String(length), isNullable };
}

export function longText(name: string, isNullable = false): TableColumnOptions {
  return { name, type: 'text', isNullable };
}

export function int(name: string): TableColumnOptions {
  return { name, type: 'integer' };
}

export function time(name: string, isNullable = false): TableColumnOptions {
  return { name, type: 'datetime', precision: 3, isNullable };
}

export function day(name: string, isNullable = false): TableColumnOptions {
  return { name, type: 'date', isNullable };
}

export function flag(name: string, runner: QueryRunner): TableColumnOptions {
  return { name, type: runner.dataSource.options.type === 'better-sqlite3' ? 'boolean' : 'tinyint' };
}
