import { type EntityManager, In, Not } from 'typeorm';
import { Job, type JobOrder } from '../../../jobs';
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

/** Those of the people of whose erasure something is still to be deleted. */
export async function peopleWithRemainder(
  manager: EntityManager,
  customerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const orders = await ordersOf(manager, customerIds);
  const left = await manager.findBy(Job, unfinished(orders));
  const requestIds = new Set(left.map(({ about }) => about));
  return new Set(orders.filter(({ id }) => requestIds.has(id)).map(({ customerId }) => customerId));
}

/** Is that being deleted by now? */
export async function isRemainderUnderWay(manager: EntityManager, customerId: string): Promise<boolean> {
  const orders = await ordersOf(manager, [customerId]);
  // A daily look that found something owed has marked no step.
  return manager.existsBy(Job, { ...unfinished(orders), steps: Not('') });
}

function ordersOf(manager: EntityManager, customerIds: readonly string[]): Promise<ErasureOrder[]> {
  return manager.find(ErasureOrder, {
    select: { id: true, customerId: true },
    where: { customerId: In([...customerIds]), endAccount: true },
  });
}

function unfinished(orders: readonly ErasureOrder[]) {
  return { kind: remainderKind, about: In(orders.map(({ id }) => id)), state: Not('DONE' as const) };
}
