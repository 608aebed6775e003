import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { type CalendarDay, calendarDay } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import type { ErasureParty } from '../../foundation/erasures';
import { ProcessingRestriction } from '../../processing';
import { Customer, CustomerStatus } from './customer.entity';

const { ACTIVE, RESTRICTED, ERASURE_SCHEDULED, ERASED } = CustomerStatus;

/** How the customer's own record tells of its end; what remains of it at last is an id without a value. */
export class AccountEnd implements ErasureParty {
  async standings(
    manager: EntityManager,
    ids: readonly string[],
  ): Promise<Map<string, { contractEndedOn: CalendarDay }>> {
    const ended = await manager.find(Customer, {
      select: { id: true, contractEndedOn: true },
      where: { id: In([...ids]), contractEndedOn: Not(IsNull()) },
    });
    return new Map(
      ended.map(({ id, contractEndedOn }) => [id, { contractEndedOn: calendarDay(contractEndedOn!) }]),
    );
  }

  async schedule({ manager, at }: Change, id: string, isScheduled: boolean): Promise<void> {
    const from = isScheduled ? [ACTIVE, RESTRICTED] : [ERASURE_SCHEDULED];
    const status = isScheduled ? ERASURE_SCHEDULED : await this.otherwise(manager, id);
    const next = { status, version: () => 'version + 1', updatedAt: at };
    await manager.update(Customer, { id, status: In(from) }, next);
  }

  async endAccount({ manager }: Change, id: string): Promise<void> {
    const next = { status: ERASED, version: () => 'version + 1' };
    await manager.update(Customer, { id, status: Not(ERASED) }, next);
  }

  /** Where an account stands that goes on: restrictions began and ended meanwhile, whatever it was before. */
  private async otherwise(manager: EntityManager, customerId: string): Promise<CustomerStatus> {
    const inForce = { customerId, since: Not(IsNull()), liftedAt: IsNull() };
    return (await manager.existsBy(ProcessingRestriction, inForce)) ? RESTRICTED : ACTIVE;
  }
}

/** Those of the customers whose account was erased, or never was. */
export async function goneAmong(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const living = await manager.find(Customer, {
    select: { id: true },
    where: { id: In([...ids]), status: Not(ERASED) },
  });
  const known = new Set(living.map(({ id }) => id));
  return new Set(ids.filter((id) => !known.has(id)));
}
