import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision, insertOnce } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { Ledger } from '../../ledger';
import { type LimitNews, ProcessingRestriction, written, writtenOrAll } from '../../processing';
import type { ProtectiveLedger } from '../../vault';
import type { Reach } from '../recipients/receivers';
import type { TellsRecipients } from '../recipients/tells-recipients';
import { isWithoutAccount } from '../requests/person-without-account';
import { RightsRequest } from '../requests/rights-request.entity';
import { liftProtection, restrictionProtection } from './restriction-protection';
import { partsOf, reachOf } from './restriction-reach';
import type { RestrictionOrder, Restricts } from './restricts';

/** The restrictions of people: each belongs to one request, and recipients hear when it begins and ends (Art. 19). */
export class Restrictions implements Restricts {
  constructor(
    private readonly ledger: Ledger,
    private readonly news: LimitNews,
    private readonly recipients: TellsRecipients,
    private readonly protective: Pick<ProtectiveLedger, 'record'>,
  ) {}

  /** Notes what was asked for; nothing is restricted yet. */
  async ask(change: Change, order: RestrictionOrder, id = newId('rst')): Promise<ProcessingRestriction> {
    const { customerId, requestId, ground } = order;
    const row = Object.assign(new ProcessingRestriction(), scopeOf(order), {
      id,
      customerId,
      requestId,
      ground,
      since: null,
      liftNoticeAt: null,
      liftsOn: null,
      liftReason: null,
      liftedAt: null,
      version: 1,
    });
    await insertOnce(change, ProcessingRestriction, row);
    return row;
  }

  /** In force from now on, where anything is held that could be restricted. */
  async restrict(change: Change, order: RestrictionOrder): Promise<void> {
    const row = await this.ask(change, order);
    if (!isWithoutAccount(row)) await this.begin(change, row, false);
  }

  /** What was asked for comes into force without these parts of it; what is in force already loses them. */
  async confirm(change: Change, requestId: string, refused: readonly string[]): Promise<void> {
    const row = await this.find(change.manager, requestId);
    if (!row || row.liftedAt) return;
    const before = reachOf(row);
    const kept = partsOf(row).filter((part) => !refused.includes(part));
    const scope = row.purposes === null ? { categories: written(kept) } : { purposes: written(kept) };
    if (refused.length > 0) await this.write(change, row, scope);
    if (row.since === null) return this.begin(change, row, true);
    await this.protect(change, row, true);
    if (refused.length > 0) await this.tellLifted(change, row, before);
  }

  /** Ends what a request restricted, or would have. */
  async liftOf(change: Change, requestId: string): Promise<void> {
    const row = await this.find(change.manager, requestId);
    if (!row || row.liftedAt) return;
    if (row.since) await this.lift(change, row);
    else await this.drop(change, row);
  }

  /** What never came into force is over with its request, and kept as long; nobody hears of it. */
  async drop(change: Change, row: ProcessingRestriction): Promise<void> {
    await this.write(change, row, { liftedAt: change.at });
  }

  async lift(change: Change, row: ProcessingRestriction): Promise<void> {
    await this.end(change, row);
    await this.tellLifted(change, row, reachOf(row));
  }

  /** Only at the version that was read: of two who change it, one begins anew. */
  async write(change: Change, row: ProcessingRestriction, values: Partial<ProcessingRestriction>) {
    const { id, version } = row;
    const next = { ...values, version: version + 1 };
    const { affected } = await change.manager.update(ProcessingRestriction, { id, version }, next);
    if (affected !== 1) throw new Collision('A restriction was changed meanwhile.');
    Object.assign(row, next);
  }

  find(manager: EntityManager, requestId: string): Promise<ProcessingRestriction | null> {
    return manager.findOneBy(ProcessingRestriction, { requestId });
  }

  /** As it was at that time, in a database that has forgotten it; nothing where it has ended since. */
  async bringBack(change: Change, id: string, order: RestrictionOrder, at: Date): Promise<void> {
    const known = await change.manager.findOneBy(ProcessingRestriction, { id });
    if (known?.liftedAt) return;
    const row = known ?? (await this.ask(change, order, id));
    await this.write(change, row, { ...scopeOf(order), since: row.since ?? at });
    await this.record(change, row, 'restriction.begun');
    await this.news.restrictionTurned(change, row.customerId, true);
  }

  async end(change: Change, row: ProcessingRestriction, at = change.at): Promise<void> {
    const { customerId } = row;
    await this.write(change, row, { liftedAt: at });
    await this.record(change, row, 'restriction.lifted');
    await this.protective.record(change.manager, liftProtection(row));
    if (!(await change.manager.existsBy(ProcessingRestriction, inForceOf(customerId))))
      await this.news.restrictionTurned(change, customerId, false);
  }

  private async begin(change: Change, row: ProcessingRestriction, isDecided: boolean): Promise<void> {
    await this.write(change, row, { since: change.at });
    await this.record(change, row, 'restriction.begun');
    await this.protect(change, row, isDecided);
    await this.news.restrictionTurned(change, row.customerId, true);
    const { customerId, requestId } = row;
    await this.recipients.tell(change, { customerId, requestId, about: 'restriction', ...reachOf(row) });
  }

  private async protect({ manager }: Change, row: ProcessingRestriction, isDecided: boolean): Promise<void> {
    const request = await manager.findOneByOrFail(RightsRequest, { id: row.requestId });
    await this.protective.record(manager, restrictionProtection(row, request, isDecided));
  }

  private record(change: Change, { id, customerId, ground }: ProcessingRestriction, action: string) {
    return this.ledger.record(change, { subject: customerId, action, fields: [ground], about: id });
  }

  /** What is restricted by this row or another one as before is not lifted for whoever receives it. */
  private async tellLifted(
    change: Change,
    { customerId, requestId }: ProcessingRestriction,
    reach: Reach,
  ): Promise<void> {
    const inForce = await change.manager.findBy(ProcessingRestriction, inForceOf(customerId));
    const except = inForce.map((each) => reachOf(each));
    const about = 'restriction_lifted';
    await this.recipients.tell(change, { customerId, requestId, about, ...reach, except });
  }
}

function inForceOf(customerId: string) {
  return { customerId, since: Not(IsNull()), liftedAt: IsNull() };
}

function scopeOf({ purposes, categories, continueFor }: RestrictionOrder) {
  return {
    purposes: writtenOrAll(purposes),
    categories: writtenOrAll(categories),
    continueFor: written(continueFor),
  };
}
