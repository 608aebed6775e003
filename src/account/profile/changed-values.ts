import type { PersonalRecords } from '../../personal-data';

type Values<T> = { [K in keyof T]?: string | object | null };

/** Those of the values that differ from what the row holds: what is typed once more is no change. */
export async function changedValues<T extends { id: string }>(
  records: PersonalRecords,
  row: T,
  values: Values<T>,
): Promise<Values<T>> {
  const changed: Values<T> = {};
  for (const property of Object.keys(values) as (keyof T & string)[]) {
    const value = values[property];
    if (value === undefined) continue;
    const after = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    if ((await records.open(row, property)) !== after) changed[property] = value;
  }
  return changed;
}
