import { In } from 'typeorm';
import type { House } from '../../graphql';
import { holdKeyOf, releaseKeyOf } from './hold-protection';
import { LegalHold } from './legal-hold.entity';

/** With the file of a hold, once its time is over, goes what the vault knows of it. */
export function sweepHoldFiles({ retention, protective }: Pick<House, 'retention' | 'protective'>): void {
  retention.sweepBy(LegalHold, async ({ manager }, ids) => {
    for (const id of ids)
      for (const key of [holdKeyOf(id), releaseKeyOf(id)]) await protective.forgetIdentifiers(key);
    await manager.delete(LegalHold, { id: In([...ids]) });
  });
}
