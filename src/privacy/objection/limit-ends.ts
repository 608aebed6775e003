import { In, IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { ErasureParty } from '../../foundation/erasures';
import { ProcessingObjection, ProcessingRestriction } from '../../processing';
import type { Restrictions } from '../restriction/restrictions';
import type { Objections } from './objections';

/**
 * What people restricted or objected to ends with their account, whether it was erased or its time was over: there is
 * no processing left that it could limit, and from here its own time runs.
 */
export class LimitEnds implements ErasureParty {
  constructor(
    private readonly restrictions: Restrictions,
    private readonly objections: Objections,
  ) {}

  endAccount(change: Change, customerId: string): Promise<void> {
    return this.endAll(change, [customerId]);
  }

  async endAll(change: Change, customerIds: readonly string[]): Promise<void> {
    const customerId = In([...customerIds]);
    const { manager } = change;
    for (const row of await manager.findBy(ProcessingRestriction, { customerId, liftedAt: IsNull() }))
      await (row.since ? this.restrictions.end(change, row) : this.restrictions.drop(change, row));
    for (const row of await manager.findBy(ProcessingObjection, { customerId, endedAt: IsNull() }))
      await this.objections.end(change, row);
  }
}
