import type { EntityManager } from 'typeorm';
import type { CalendarDay } from './calendar-day';
import type { Change } from './change';

/** What of an account decides what an erasure may delete. */
export interface AccountStanding {
  /** Null while the contract runs. */
  contractEndedOn: CalendarDay | null;
  /** The due day of the open invoice that is due last; null where nothing is owed. */
  owedOn: CalendarDay | null;
}

/** The same, with what decides when it may, and who hears of it. */
export interface AccountFacts extends AccountStanding {
  /** Until when a change of the address can be undone: so long nobody knows whose wish it is. */
  undoableUntil: Date | null;
  /** Addresses that were the person's until then: they hear of an erasure too. */
  formerAddresses: readonly string[];
}

/** What an erasure is about to take away. */
export interface ErasureAim {
  /** Whose data it is. */
  customerId: string;
  /** Does the account end with it? */
  endsAccount: boolean;
  categories: ReadonlySet<string>;
  /** Is nothing owed, so that what is paid with may go too? */
  isSettled: boolean;
}

/** What a part of the house knows of an account that is to be erased, and does beyond deleting its own rows. */
export interface ErasureParty {
  /** Of many accounts at once, by their ids. */
  standings?(
    manager: EntityManager,
    customerIds: readonly string[],
  ): Promise<ReadonlyMap<string, Partial<AccountStanding>>>;
  facts?(manager: EntityManager, customerId: string): Promise<Partial<AccountFacts>>;
  /** The end of the account is decided, or is no longer. */
  schedule?(change: Change, customerId: string, isScheduled: boolean): Promise<void>;
  /** Has others let go of what they hold for us; throws until they have confirmed, and is asked again. */
  release?(aim: ErasureAim): Promise<void>;
  /** Keyed hashes by which others' names for the person are known again, so that those open no new account. */
  barred?(manager: EntityManager, customerId: string): Promise<readonly string[]>;
  /** Bars these in a main database that was restored from before; may be told again. */
  bar?(change: Change, hashes: readonly string[]): Promise<void>;
  /** Keeps what must outlive the rows, before the first of them goes; may be told again. */
  prepare?(change: Change, customerId: string): Promise<void>;
  /** The last act on the account itself; may be told again. */
  endAccount?(change: Change, customerId: string): Promise<void>;
  /** Drops what still waits in memory. */
  forget?(customerId: string): Promise<void>;
}

const unknown: AccountStanding = { contractEndedOn: null, owedOn: null };

/** Everybody in the house who has to do with an erasure, asked and told as one. */
export class Erasures implements Required<ErasureParty> {
  private readonly parties: ErasureParty[] = [];

  join(party: ErasureParty): void {
    this.parties.push(party);
  }

  async standings(
    manager: EntityManager,
    customerIds: readonly string[],
  ): Promise<ReadonlyMap<string, AccountStanding>> {
    const standings = new Map(customerIds.map((id) => [id, { ...unknown }]));
    for (const party of this.parties)
      for (const [id, known] of (await party.standings?.(manager, customerIds)) ?? [])
        Object.assign(standings.get(id)!, known);
    return standings;
  }

  async facts(manager: EntityManager, customerId: string): Promise<AccountFacts> {
    const standing = (await this.standings(manager, [customerId])).get(customerId)!;
    const facts: AccountFacts = { ...standing, undoableUntil: null, formerAddresses: [] };
    for (const party of this.parties) Object.assign(facts, await party.facts?.(manager, customerId));
    return facts;
  }

  async schedule(change: Change, customerId: string, isScheduled: boolean): Promise<void> {
    for (const party of this.parties) await party.schedule?.(change, customerId, isScheduled);
  }

  async release(aim: ErasureAim): Promise<void> {
    for (const party of this.parties) await party.release?.(aim);
  }

  async barred(manager: EntityManager, customerId: string): Promise<readonly string[]> {
    const hashes: string[] = [];
    for (const party of this.parties) hashes.push(...((await party.barred?.(manager, customerId)) ?? []));
    return hashes;
  }

  async bar(change: Change, hashes: readonly string[]): Promise<void> {
    for (const party of this.parties) await party.bar?.(change, hashes);
  }

  async prepare(change: Change, customerId: string): Promise<void> {
    for (const party of this.parties) await party.prepare?.(change, customerId);
  }

  async endAccount(change: Change, customerId: string): Promise<void> {
    for (const party of this.parties) await party.endAccount?.(change, customerId);
  }

  async forget(customerId: string): Promise<void> {
    for (const party of this.parties) await party.forget?.(customerId);
  }
}
