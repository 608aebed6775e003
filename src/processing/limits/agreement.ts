import { IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { PurposeCode } from '../../personal-data';
import { ProcessingObjection } from './objection.entity';

/** Who agrees to a purpose again, explicitly, no longer objects to it; answers whether they did. */
export async function endObjectionsTo(
  { manager, at }: Change,
  customerId: string,
  purpose: PurposeCode,
): Promise<boolean> {
  const standing = { customerId, purpose, endedAt: IsNull() };
  const { affected } = await manager.update(ProcessingObjection, standing, {
    endedAt: at,
    version: () => 'version + 1',
  });
  return (affected ?? 0) > 0;
}
