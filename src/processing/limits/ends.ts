import { In, IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import { ProcessingObjection } from './objection.entity';
import { ProcessingRestriction } from './restriction.entity';

/** What people restricted or objected to ends with their account: there is no processing left that it could limit. */
export async function endLimits({ manager, at }: Change, customerIds: readonly string[]): Promise<void> {
  const customerId = In([...customerIds]);
  await manager.update(ProcessingObjection, { customerId, endedAt: IsNull() }, { endedAt: at });
  await manager.update(ProcessingRestriction, { customerId, liftedAt: IsNull() }, { liftedAt: at });
}
