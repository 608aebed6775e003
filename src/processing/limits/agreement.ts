import { IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import type { PurposeCode } from '../../personal-data';
import { ProcessingObjection } from './objection.entity';

/** Who agrees to a purpose again, explicitly, no longer objects to it; answers what they had objected by. */
export async function endObjectionsTo(
  { manager, at }: Change,
  customerId: string,
  purpose: PurposeCode,
): Promise<ProcessingObjection[]> {
  const standing = await manager.findBy(ProcessingObjection, { customerId, purpose, endedAt: IsNull() });
  for (const { id, version } of standing) {
    const ended = { endedAt: at, version: version + 1 };
    const { affected } = await manager.update(ProcessingObjection, { id, version }, ended);
    if (affected !== 1) throw new Collision('An objection was changed meanwhile.');
  }
  return standing;
}

/** Names the end of an objection in the protective ledger, whoever ended it. */
export function objectionEndKeyOf(id: string): string {
  return `objection_ended:${id}`;
}
