import { addMonths, type CalendarDay, calendarDayAt } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import { newId } from '../../../foundation/ids';
import { Problems, refusal } from '../../../foundation/refusal';
import type { Catalogue } from '../../../personal-data';
import { parseCategories } from '../../access/access.parsing';
import { parseRequired, parseWritten } from '../../../values';
import { whyNotBy } from '../../requests/why-not.messages';
import type { HoldRecords } from '../hold-records';
import type { LegalHold } from '../legal-hold.entity';
import { holdMessages } from './hold.messages';
import type { WaitingErasures } from './waiting-erasures';

const longestSecrecyMonths = 12;

export interface HoldOrder {
  customerId: string;
  categories: readonly string[];
  ground: string;
  reviewOn: CalendarDay;
  secretUntil?: CalendarDay | null;
  secrecyLaw?: string | null;
}

export interface HoldRelease {
  legalHoldId: string;
  reason?: string | null;
}

/** What officers do about holds: place them and release them, never on their own data. */
export class HoldService {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly holds: HoldRecords,
    private readonly erasures: WaitingErasures,
    private readonly timeZone: string,
  ) {}

  async place(change: Change, order: HoldOrder): Promise<LegalHold> {
    const { customerId, reviewOn, secretUntil = null } = order;
    const { code, message } = whyNotBy('OWN_RECORD');
    if (isOwn(change, customerId)) throw refusal(code, ['customerId'], message);
    await this.expectCustomer(change, customerId);
    const problems = new Problems();
    const today = calendarDayAt(change.at, this.timeZone);
    const categories = parseCategories(problems, this.catalogue, order.categories)!;
    const ground = parseRequired(problems, ['ground'], order.ground);
    if (reviewOn <= today) problems.add('INVALID', ['reviewOn'], holdMessages.reviewPast);
    const secrecyLaw = parseSecrecy(problems, order, today);
    problems.settle();
    await this.erasures.refuseUnderWay(change, customerId, categories);
    const hold = await this.holds.place(change, {
      id: newId('hld'),
      customerId,
      categories,
      reviewOn,
      secretUntil,
      placedById: change.actor?.staffId ?? '',
      placedAt: change.at,
      details: { ground, secrecyLaw, placedBy: change.actor?.staffName ?? '' },
    });
    await this.erasures.examineAnew(change, hold);
    return hold;
  }

  async release(change: Change, { legalHoldId, reason: written }: HoldRelease): Promise<LegalHold> {
    const hold = await this.holds.find(change.manager, legalHoldId);
    // One on the own data is as hidden here as it is to every other reader of it: perhaps it is secret.
    if (!hold || isOwn(change, hold.customerId))
      throw refusal('NOT_FOUND', ['legalHoldId'], holdMessages.missing);
    if (hold.releasedAt) throw refusal('ALREADY_DONE', ['legalHoldId'], holdMessages.released);
    const problems = new Problems();
    const reason = parseWritten(problems, ['reason'], written);
    problems.settle();
    await this.holds.release(change, hold, change.at, reason);
    await this.erasures.examineAnew(change, hold);
    return hold;
  }

  /** Whoever was erased is one, too: what a law keeps of them can be held beyond that. */
  private async expectCustomer({ manager }: Change, id: string): Promise<void> {
    const { entity } = this.catalogue.tables.find(({ subject }) => subject === 'id')!;
    if (!(await manager.existsBy<{ id: string }>(entity, { id })))
      throw refusal('NOT_FOUND', ['customerId'], holdMessages.noCustomer);
  }
}

function isOwn({ actor }: Change, customerId: string): boolean {
  return actor?.ownRecordId === customerId;
}

/** The law that forbids to tell, with the day until which it does: neither goes without the other. */
function parseSecrecy(
  problems: Problems,
  { secretUntil, secrecyLaw }: HoldOrder,
  today: CalendarDay,
): string | null {
  const law = parseWritten(problems, ['secrecyLaw'], secrecyLaw);
  if (secretUntil && law === null) problems.add('REQUIRED', ['secrecyLaw'], holdMessages.lawless);
  if (law !== null && !secretUntil) problems.add('REQUIRED', ['secretUntil'], holdMessages.endless);
  if (secretUntil && (secretUntil <= today || secretUntil > addMonths(today, longestSecrecyMonths)))
    problems.add('INVALID', ['secretUntil'], holdMessages.secrecyTooLong);
  return law;
}
