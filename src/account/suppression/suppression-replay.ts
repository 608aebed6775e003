import { LessThanOrEqual } from 'typeorm';
import type { Replays } from '../../vault';
import { Suppression } from './suppression.entity';

/** What was put on the list, or taken off it, stands in a restored database, too. */
export const suppressionReplays: Replays = {
  suppression: ({ codes, at }, change) =>
    change(async ({ manager }) => {
      const addressHash = String(codes.address);
      if (await manager.existsBy(Suppression, { addressHash })) return;
      await manager.insert(Suppression, { addressHash, suppressedAt: at, usedAt: at });
    }),
  suppression_ended: ({ codes, at }, change) =>
    change(async ({ manager }) => {
      const before = { addressHash: String(codes.address), suppressedAt: LessThanOrEqual(at) };
      await manager.delete(Suppression, before);
    }),
};
