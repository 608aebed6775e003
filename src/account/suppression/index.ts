import { IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Feature, House } from '../../graphql';
import { ProcessingObjection } from '../../processing';
import { SuppressionList } from './suppression-list';
import { suppressionReplays } from './suppression-replay';
import { SuppressionSweepJob } from './suppression-sweep.job';
import { Suppression } from './suppression.entity';

export { Suppression } from './suppression.entity';
export type { Reached, SuppressionList } from './suppression-list';

/** The list of a house. */
export function suppressionsOf({ vault, protective }: House): SuppressionList {
  return new SuppressionList(vault.key('suppression'), protective);
}

/** Whom no marketing reaches, whatever becomes of their account: nothing of it is seen over the API. */
export const suppression: Feature = {
  name: 'suppression',
  entities: [Suppression],
  resolvers: [],
  permissions: {},
  open(house) {
    const list = suppressionsOf(house);
    const addLast = async (change: Change, customerId: string) => {
      if (await objects(change, customerId)) await list.add(change, customerId);
    };
    // Heard before the privacy wing, which then ends the objections: doors open in the order of their list.
    house.retention.listenToEnds(async (change, customerIds) => {
      for (const customerId of customerIds) await addLast(change, customerId);
    });
    return {
      resolvers: [],
      jobs: [new SuppressionSweepJob(house.database, house.clock)],
      marketingStopped: (change, customerId) => list.add(change, customerId),
      erasure: { prepare: addLast },
      replays: suppressionReplays,
    };
  },
};

/** The addresses may be others than when the person objected. */
function objects({ manager }: Change, customerId: string): Promise<boolean> {
  const standing = { customerId, purpose: 'marketing', endedAt: IsNull() } as const;
  return manager.existsBy(ProcessingObjection, standing);
}
