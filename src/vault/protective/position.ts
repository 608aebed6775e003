import { Between, type EntityManager, In } from 'typeorm';
import { faultOf } from '../../foundation/database';
import { ProtectivePosition } from './protective-position.entity';

const batch = 500;

/**
 * Up to which entry of the protective ledger everything is in effect here. It stands in the row of the lowest number:
 * below zero once it was raised, so that what takes effect late, beneath it, moves nothing down again.
 */
export async function floorOf(manager: EntityManager): Promise<number> {
  const [lowest] = await rowsOf(manager, 'ASC');
  return Math.abs(lowest?.seq ?? 0);
}

/** Entries that the ledger must have: the one up to which everything is in effect here, and the latest that is. */
export async function outermostOf(manager: EntityManager): Promise<ProtectivePosition[]> {
  const rows = [...(await rowsOf(manager, 'ASC')), ...(await rowsOf(manager, 'DESC'))];
  return rows.filter(({ seq }) => seq !== 0).map(({ seq, key }) => ({ seq: Math.abs(seq), key }));
}

function rowsOf(manager: EntityManager, order: 'ASC' | 'DESC'): Promise<ProtectivePosition[]> {
  return manager.find(ProtectivePosition, { order: { seq: order }, take: 1 });
}

/** Those of the numbers whose entries are in effect here. */
export async function placedAmong(manager: EntityManager, seqs: readonly number[]): Promise<Set<number>> {
  const floor = await floorOf(manager);
  const rows = await manager.findBy(ProtectivePosition, { seq: In([...seqs]) });
  return new Set([...seqs.filter((seq) => seq <= floor), ...rows.map(({ seq }) => seq)]);
}

/** Everything up to there is in effect: the rows below it say nothing more. */
export async function raiseFloor(
  manager: EntityManager,
  { seq: to, key }: ProtectivePosition,
): Promise<void> {
  if (to <= (await floorOf(manager))) return;
  await markFloor(manager, { seq: -to, key });
  for (;;) {
    const rows = await manager.find(ProtectivePosition, {
      select: { seq: true },
      where: { seq: Between(1 - to, to - 1) },
      take: batch,
    });
    if (rows.length > 0) await manager.delete(ProtectivePosition, { seq: In(rows.map(({ seq }) => seq)) });
    if (rows.length < batch) return;
  }
}

async function markFloor(manager: EntityManager, floor: ProtectivePosition): Promise<void> {
  try {
    await manager.insert(ProtectivePosition, floor);
  } catch (error) {
    if (faultOf(error) !== 'duplicate') throw error; // another node opens, too
  }
}
