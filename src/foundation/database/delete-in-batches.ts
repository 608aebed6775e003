import { type DataSource, type FindOptionsWhere, In, type ObjectLiteral } from 'typeorm';

const batch = 500;

/** Deletes the rows of a condition, never more than a batch in one statement. */
export async function deleteInBatches<T extends ObjectLiteral & { id: string }>(
  { manager }: DataSource,
  entity: new () => T,
  where: FindOptionsWhere<T>,
): Promise<void> {
  for (;;) {
    const rows = await manager.find(entity, { where, take: batch });
    const ids = { id: In(rows.map(({ id }) => id)) } as FindOptionsWhere<T>;
    if (rows.length > 0) await manager.delete(entity, ids);
    if (rows.length < batch) return;
  }
}
