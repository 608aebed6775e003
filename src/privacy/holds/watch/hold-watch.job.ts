import { type DataSource, In, IsNull, LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import { addDays, type CalendarDay, calendarDayAt, daysBetween } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import type { JobKind, Jobs, Work } from '../../../jobs';
import type { Letter, Outbox } from '../../../mail';
import { newsOf } from '../keeping/kept-part-news.job';
import { HeldPart } from '../held-part.entity';
import { officeLetters } from '../../letters/office.letters';
import { LegalHold } from '../legal-hold.entity';
import { categoriesOf, secretHolds, standingHolds } from '../standing-holds';

/** How many days before a review the office is told; after it, once a week until the hold is released. */
const distances = [7, 1, 0] as const;
const week = 7;
const batch = 100;
const rowsAtOnce = 500;

export interface HoldWatchParts {
  database: DataSource;
  outbox: Outbox;
  jobs: Jobs;
  /** Where the privacy office reads its mail. */
  office: string;
  timeZone: string;
}

/** Reminds the office of reviews, and ends secrecy on its day. */
export class HoldWatchJob implements JobKind {
  readonly kind = 'hold.watch';
  readonly serves = { purpose: 'legal_claims' } as const;
  readonly everySeconds = 3600;

  constructor(private readonly parts: HoldWatchParts) {}

  async execute(work: Work): Promise<void> {
    const today = await work.change(async ({ at }) => calendarDayAt(at, this.parts.timeZone));
    const near = { releasedAt: IsNull(), reviewOn: LessThanOrEqual(addDays(today, distances[0])) };
    await this.walk(near, (id) => work.change((change) => this.remind(change, id, today)));
    const over = { isSecret: true, secretUntil: LessThan(today) };
    await this.walk(over, (id) => this.endSecrecy(work, id));
    await work.finish();
  }

  /** One mail for the nearest distance that was reached, once. */
  private async remind(change: Change, id: string, today: CalendarDay): Promise<void> {
    const hold = await change.manager.findOneByOrFail(LegalHold, { id });
    const left = daysBetween(today, hold.reviewOn);
    const alarmedAt = stageOf(left);
    if (hold.releasedAt || (hold.alarmedAt !== null && hold.alarmedAt <= alarmedAt)) return;
    if (!(await write(change, hold, { alarmedAt }))) return;
    await this.tellOffice(change, hold, officeLetters.holdReview(id, left, hold.reviewOn));
  }

  /** From now on the person may be told; whoever had something erased that is still kept is told. */
  private async endSecrecy(work: Work, id: string): Promise<void> {
    while (await work.change((change) => this.disclose(change, id)));
    await work.change(async (change) => {
      const hold = await change.manager.findOneByOrFail(LegalHold, { id });
      if (!(await write(change, hold, { isSecret: false })) || hold.releasedAt) return;
      await this.tellOffice(change, hold, officeLetters.secrecyOver(id));
    });
  }

  /**
   * Some of what this or another hold keeps, unless a law forbids to tell of any other that kept it; true while there
   * may be more.
   */
  private async disclose(change: Change, id: string): Promise<boolean> {
    const { manager } = change;
    const hold = await manager.findOneByOrFail(LegalHold, { id });
    const { customerId } = hold;
    const kept = (await standingHolds(manager, [customerId])).flatMap(({ categories }) => categories);
    const others = (await secretHolds(manager, customerId)).filter((other) => other.id !== id);
    const hidden = others.flatMap(categoriesOf);
    const told = categoriesOf(hold).filter(
      (category) => kept.includes(category) && !hidden.includes(category),
    );
    const where = { customerId, category: In(told), isSecret: true };
    const parts = await manager.find(HeldPart, {
      select: { id: true, requestId: true },
      where,
      take: rowsAtOnce,
    });
    if (parts.length === 0) return false;
    await manager.update(HeldPart, { id: In(parts.map((part) => part.id)) }, { isSecret: false });
    for (const requestId of new Set(parts.map((part) => part.requestId)))
      await this.parts.jobs.again(change, newsOf('KEPT_PART_DISCLOSED', requestId));
    return parts.length === rowsAtOnce;
  }

  /** The mail is the hold's and not the customer's, who would find it among what is held about them. */
  private async tellOffice(change: Change, { id }: LegalHold, letter: Letter): Promise<void> {
    await this.parts.outbox.post(change, id, this.parts.office, letter);
  }

  private async walk(where: object, visit: (id: string) => Promise<void>): Promise<void> {
    for (let after = ''; ;) {
      const rows = await this.parts.database.manager.find(LegalHold, {
        select: { id: true },
        where: { ...where, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: batch,
      });
      for (const { id } of rows) await visit(id);
      if (rows.length < batch) return;
      after = rows.at(-1)!.id;
    }
  }
}

/** The distance of the last alarm that is due with so many days left: 7, 1, 0, -7, -14 … */
export function stageOf(daysLeft: number): number {
  const passed = distances.filter((days) => daysLeft <= days).at(-1) ?? distances[0];
  return daysLeft <= -week ? Math.ceil(daysLeft / week) * week : passed;
}

/** False where somebody else changed it meanwhile: they come by again. */
async function write(
  { manager }: Change,
  { id, version }: LegalHold,
  values: Partial<LegalHold>,
): Promise<boolean> {
  const { affected } = await manager.update(LegalHold, { id, version }, { ...values, version: version + 1 });
  return affected === 1;
}
