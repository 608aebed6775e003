import { type EntityManager, In, IsNull } from 'typeorm';
import type { CalendarDay } from '../../foundation/calendar-day';
import {
  type Category,
  categories,
  type PersonalColumn,
  purposes,
  retentionRules,
} from '../../personal-data';
import { codesOf } from '../../processing';
import { LegalHold } from './legal-hold.entity';

/** The law that what is held is kept under. */
export const holdLaw = retentionRules.legal_hold.law;

/** A hold that nobody has released. */
export interface StandingHold {
  id: string;
  customerId: string;
  categories: readonly Category[];
  reviewOn: CalendarDay;
  isSecret: boolean;
}

/** Until its review each category is held; null once that day is over and nobody has released it. */
export type HeldUntil = ReadonlyMap<Category, CalendarDay | null>;

export async function standingHolds(
  manager: EntityManager,
  customerIds: readonly string[],
): Promise<StandingHold[]> {
  const rows = await manager.findBy(LegalHold, { customerId: In([...customerIds]), releasedAt: IsNull() });
  return rows.map((row) => ({ ...row, categories: categoriesOf(row) }));
}

/** Of which the person may still not be told, released ones among them. */
export function secretHolds(manager: EntityManager, customerId: string): Promise<LegalHold[]> {
  return manager.findBy(LegalHold, { customerId, isSecret: true });
}

export function categoriesOf({ categories: held }: LegalHold): Category[] {
  return codesOf(held, categories);
}

/** What the person may know to be held. */
export function openlyHeld(holds: readonly StandingHold[], today: CalendarDay): HeldUntil {
  const held = new Map<Category, CalendarDay | null>();
  for (const { reviewOn, categories: codes } of holds.filter(({ isSecret }) => !isSecret))
    for (const category of codes) {
      const days = [held.get(category) ?? null, reviewOn >= today ? reviewOn : null];
      held.set(
        category,
        days
          .filter((day) => day !== null)
          .toSorted()
          .at(-1) ?? null,
      );
    }
  return held;
}

/** Codes, mails and packages are gone in days whatever is held, and secrets of the person prove nothing. */
export function isHoldable({ purpose, withheld, file }: PersonalColumn): boolean {
  const { retention } = purposes[purpose];
  return !['short_lived', 'package', 'legal_hold'].includes(retention) && !withheld && file === undefined;
}
