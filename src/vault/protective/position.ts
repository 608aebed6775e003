import { type EntityManager, In, LessThan } from 'typeorm';
import { ProtectivePosition } from './protective-position.entity';

const batch = 500;

/** Up to which entry of the protective ledger everything is in effect here; null where the table was emptied. */
export async function floorOf(manager: EntityManager): Promise<ProtectivePosition | null> {
  const [lowest] = await manager.find(ProtectivePosition, { order: { seq: 'ASC' }, take: 1 });
  return lowest ?? null;
}

/** The latest entry that is in effect here. */
export async function newestOf(manager: EntityManager): Promise<ProtectivePosition | null> {
  const [newest] = await manager.find(ProtectivePosition, { order: { seq: 'DESC' }, take: 1 });
  return newest ?? null;
}

/** Those of the numbers whose entries are in effect here. */
export async function placedAmong(manager: EntityManager, seqs: readonly number[]): Promise<Set<number>> {
  const floor = (await floorOf(manager))?.seq ?? 0;
  const rows = await manager.findBy(ProtectivePosition, { seq: In([...seqs]) });
  return new Set([...seqs.filter((seq) => seq <= floor), ...rows.map(({ seq }) => seq)]);
}

/** Everything up to there is in effect: the rows below it say nothing more. */
export async function raiseFloor(manager: EntityManager, to: number): Promise<void> {
  for (;;) {
    const rows = await manager.find(ProtectivePosition, {
      select: { seq: true },
      where: { seq: LessThan(to) },
      // From the top down: while it lasts, the lowest row stays the floor that it was.
      order: { seq: 'DESC' },
      take: batch,
    });
    if (rows.length > 0) await manager.delete(ProtectivePosition, { seq: In(rows.map(({ seq }) => seq)) });
    if (rows.length < batch) return;
  }
}
