import { type EntityManager, IsNull, Not } from 'typeorm';
import type { CalendarDay } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import { Collision, insertOnce } from '../../foundation/database';
import type { Jobs } from '../../jobs';
import type { Ledger } from '../../ledger';
import type { Category, PersonalRecords } from '../../personal-data';
import type { ProtectiveLedger } from '../../vault';
import { retirementOf } from '../retention/key-retirement.job';
import { type HoldDetails, holdProtection, releaseProtection } from './hold-protection';
import { LegalHold } from './legal-hold.entity';

/** A hold that is placed; the case and the law are sealed with it. */
export interface NewHold {
  id: string;
  customerId: string;
  categories: readonly Category[];
  reviewOn: CalendarDay;
  secretUntil: CalendarDay | null;
  placedById: string;
  placedAt: Date;
  details: HoldDetails;
}

export interface HoldRecordParts {
  records: PersonalRecords;
  ledger: Ledger;
  protective: Pick<ProtectiveLedger, 'record'>;
  jobs: Jobs;
}

/** The promise that what was put by for a hold goes once it is released. */
export function releaseOf(holdId: string) {
  return { kind: 'hold.release', about: holdId };
}

/** Has what was put by for holds that are released looked at once more: something of the person was taken away meanwhile. */
export async function releaseAnew(change: Change, jobs: Jobs, customerId: string): Promise<void> {
  const released = { customerId, releasedAt: Not(IsNull()) };
  for (const { id } of await change.manager.findBy(LegalHold, released))
    await jobs.again(change, releaseOf(id));
}

/** Writes holds: each with its entry in the trail and in the protective ledger, in one transaction. */
export class HoldRecords {
  constructor(private readonly parts: HoldRecordParts) {}

  async place(change: Change, order: NewHold): Promise<LegalHold> {
    const { details, categories, ...rest } = order;
    const { ground, secrecyLaw, placedBy } = details;
    const hold = Object.assign(new LegalHold(), rest, {
      categories: categories.join(','),
      placedBy,
      isSecret: order.secretUntil !== null,
      releasedAt: null,
      releaseReason: null,
      alarmedAt: null,
      version: 1,
    });
    Object.assign(hold, await this.parts.records.seal(LegalHold, hold, { ground, secrecyLaw }));
    await insertOnce(change, LegalHold, hold);
    await this.record(change, hold, 'hold.placed');
    await this.parts.protective.record(change.manager, holdProtection(hold), JSON.stringify(details));
    return hold;
  }

  /** What is kept for it alone is queued to go. */
  async release(change: Change, hold: LegalHold, releasedAt: Date, reason: string | null): Promise<void> {
    const { id, version } = hold;
    const sealed = await this.parts.records.seal(LegalHold, hold, { releaseReason: reason });
    const next = { ...sealed, releasedAt, version: version + 1 };
    const { affected } = await change.manager.update(LegalHold, { id, version }, next);
    if (affected !== 1) throw new Collision('A hold was changed meanwhile.');
    Object.assign(hold, next);
    await this.record(change, hold, 'hold.released');
    await this.parts.protective.record(change.manager, releaseProtection(hold), reason);
    await this.parts.jobs.again(change, releaseOf(id));
    // No reminder comes any more: the key of the mails about the hold goes with the last of them.
    await this.parts.jobs.again(change, retirementOf(id));
  }

  find(manager: EntityManager, id: string): Promise<LegalHold | null> {
    return manager.findOneBy(LegalHold, { id });
  }

  private record(change: Change, { id, customerId, categories }: LegalHold, action: string): Promise<void> {
    return this.parts.ledger.record(change, {
      subject: customerId,
      action,
      fields: categories.split(','),
      about: id,
    });
  }
}
