import { type QueryRunner, TableColumn, type TableColumnOptions, TableIndex } from 'typeorm';

/** What a migration that was cut off half-way has added already is left as it is. */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: readonly TableColumnOptions[],
): Promise<void> {
  for (const column of columns)
    if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, new TableColumn(column));
}

export async function addIndex(
  runner: QueryRunner,
  table: string,
  index: { name: string; columnNames: string[]; isUnique?: boolean },
): Promise<void> {
  const known = await runner.getTable(table);
  if (!known?.indices.some(({ name }) => name === index.name))
    await runner.createIndex(table, new TableIndex(index));
}
