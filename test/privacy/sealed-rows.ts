import { Sealed } from '../../src/foundation/sealed';
import type { TestHouse } from '../kit/open-house';

type Row = Record<string, unknown> & { id: string };

/** The person's rows with anything sealed in them. */
export async function sealedRows({ app }: TestHouse, customerId: string): Promise<Row[]> {
  const { database, records } = app.house;
  const rows: Row[] = [];
  for (const { entity, subject } of records.catalogue.tables)
    rows.push(...(await database.manager.findBy<Row>(entity, { [subject]: customerId })));
  return rows.filter((row) => Object.values(row).some((value) => value instanceof Sealed));
}

/** The columns of these rows that a key still opens. */
export async function openedOf({ app }: TestHouse, rows: readonly Row[]): Promise<string[]> {
  const { records } = app.house;
  const opened: string[] = [];
  for (const row of rows)
    for (const property of Object.keys(row).filter((name) => row[name] instanceof Sealed))
      if ((await records.open(row, property)) !== null) opened.push(`${row.constructor.name}.${property}`);
  return opened;
}
