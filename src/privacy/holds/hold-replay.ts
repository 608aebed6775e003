import { calendarDay } from '../../foundation/calendar-day';
import { type Category, categories } from '../../personal-data';
import type { ProtectiveLedger, ReplayChange, ReplayedEntry, Replays } from '../../vault';
import { type HoldDetails, holdKeyOf, releaseKeyOf } from './hold-protection';
import type { HoldRecords } from './hold-records';

/** Puts back, in a main database that was restored from before, what was held and released since. */
export class HoldReplay {
  readonly replays: Replays = {
    hold: (entry, change) => this.place(entry, change),
    hold_released: (entry, change) => this.release(entry, change),
  };

  constructor(
    private readonly holds: HoldRecords,
    private readonly protective: Pick<ProtectiveLedger, 'identifiersOf'>,
  ) {}

  private async place({ subject, codes, at }: ReplayedEntry, change: ReplayChange): Promise<void> {
    if (subject === null) return;
    const id = String(codes.hold);
    const told = await this.protective.identifiersOf(holdKeyOf(id));
    const details = told === null ? forgotten : (JSON.parse(told) as HoldDetails);
    const named = (codes.categories as readonly string[]).filter((code) => Object.hasOwn(categories, code));
    await change(async (made) => {
      if (await this.holds.find(made.manager, id)) return;
      await this.holds.place(made, {
        id,
        customerId: subject,
        categories: named as Category[],
        reviewOn: calendarDay(String(codes.reviewOn)),
        secretUntil: codes.secretUntil === null ? null : calendarDay(String(codes.secretUntil)),
        placedById: String(codes.placedById),
        placedAt: at,
        details,
      });
    });
  }

  private async release({ codes, at }: ReplayedEntry, change: ReplayChange): Promise<void> {
    const id = String(codes.hold);
    const reason = await this.protective.identifiersOf(releaseKeyOf(id));
    await change(async (made) => {
      const hold = await this.holds.find(made.manager, id);
      if (hold && hold.releasedAt === null) await this.holds.release(made, hold, at, reason);
    });
  }
}

/** The hold's own period was over, and its details with it. */
const forgotten: HoldDetails = { ground: '', secrecyLaw: null, placedBy: '' };
