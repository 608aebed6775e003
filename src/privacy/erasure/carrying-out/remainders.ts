import { type EntityManager, In, Not } from 'typeorm';
import { Job, nameOf, type JobOrder } from '../../../jobs';
import { ErasureOrder } from '../deciding/erasure-order.entity';

export const remainderKind = 'erasure.remainder';
const dayMs = 86_400_000;

/** The promise that what an open claim still needed is deleted once nothing is owed. */
export function remainderOf(requestId: string, at: Date): JobOrder {
  return { kind: remainderKind, about: requestId, runAfter: nextDay(at) };
}

export function nextDay(at: Date): Date {
  return new Date(at.getTime() + dayMs);
}

/** Is the rest of an erasure of the person being deleted by now? */
export async function isRemainderUnderWay(manager: EntityManager, customerId: string): Promise<boolean> {
  const orders = await manager.findBy(ErasureOrder, { customerId });
  const name = In(orders.map(({ id }) => nameOf({ kind: remainderKind, about: id })));
  // A daily look that found something owed has marked no step.
  const begun = { name, state: Not('DONE' as const), steps: Not('') };
  return manager.existsBy(Job, begun);
}
