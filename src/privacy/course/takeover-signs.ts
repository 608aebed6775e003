import { type EntityManager, In, MoreThan } from 'typeorm';
import { type Ledger, LedgerEntry } from '../../ledger';

/** Acts in the trail that tell that somebody else may act in a person's name, each with the days it counts. */
const signs: Readonly<Record<string, number>> = {
  'session.token_reused': 30,
  'access.reported': 30,
  'email.changed': 3,
  'email.change_undone': 30,
};
const longestDays = Math.max(...Object.values(signs));

/** Finds recorded signs of a takeover: only with one is somebody with a fresh sign-in asked for more. */
export class TakeoverSigns {
  constructor(private readonly ledger: Pick<Ledger, 'chainOf'>) {}

  /** Those of the customers about whom there is one. */
  async among(manager: EntityManager, customerIds: readonly string[], now: Date): Promise<Set<string>> {
    const chains = new Map(customerIds.map((id) => [this.ledger.chainOf(id), id]));
    const entries = await manager.find(LedgerEntry, {
      select: { chain: true, action: true, at: true },
      where: {
        chain: In([...chains.keys()]),
        action: In(Object.keys(signs)),
        at: MoreThan(daysBefore(now, longestDays)),
      },
    });
    const counting = entries.filter(({ action, at }) => at > daysBefore(now, signs[action]!));
    return new Set(counting.map(({ chain }) => chains.get(chain)!));
  }
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
