import {
  type DataSource,
  type EntityManager,
  In,
  IsNull,
  LessThan,
  MoreThan,
  MoreThanOrEqual,
  Not,
} from 'typeorm';
import type { Change } from '../../../foundation/change';
import type { Clock } from '../../../foundation/clock';
import { Collision, inTransaction } from '../../../foundation/database';
import type { PersonalRecords } from '../../../personal-data';
import type { AskedCode } from './allowance';
import { EmailChange, EmailChangeState } from './email-change.entity';

const batch = 500;

/** What is left of a change that is over: that it was asked for, and how often its code was tried. */
const over = { state: null, email: null, formerEmail: null, codeHash: null, undoHash: null };

export interface NewChange {
  id: string;
  customerId: string;
  email: string;
  codeHash: string;
  attemptsLeft: number;
  until: Date;
  atVersion: number;
}

export interface Confirmed {
  formerEmail: string;
  undoHash: string;
  until: Date;
  atVersion: number;
}

/** An attempt at a code, and whether there was one left. */
export interface Attempt {
  changeId: string;
  isCounted: boolean;
}

/** The rows of changes. At most one of a customer waits for its code; several may be undoable. */
export class EmailChanges {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly clock: Clock,
  ) {}

  /** By customer, the last change that is not over. */
  readonly findMany = async (customerIds: readonly string[]): Promise<Map<string, EmailChange>> => {
    const rows = await this.database.manager.find(EmailChange, {
      where: {
        customerId: In([...customerIds]),
        state: Not(IsNull()),
        until: MoreThan(this.clock.now()),
      },
      order: { atVersion: 'ASC' },
    });
    return new Map(rows.map((row) => [row.customerId, row]));
  };

  pendingOf(manager: EntityManager, customerId: string): Promise<EmailChange | null> {
    return manager.findOneBy(EmailChange, { customerId, state: EmailChangeState.AWAITING_CODE });
  }

  askedBy(manager: EntityManager, customerId: string): Promise<AskedCode[]> {
    return manager.findBy(EmailChange, { customerId });
  }

  isUndoable(manager: EntityManager, customerId: string, now: Date): Promise<boolean> {
    const undoable = { customerId, state: EmailChangeState.UNDOABLE, until: MoreThan(now) };
    return manager.existsBy(EmailChange, undoable);
  }

  /** The change takes the place of one that waits. */
  async begin(change: Change, { email, ...row }: NewChange): Promise<void> {
    const { manager, at } = change;
    const pending = { customerId: row.customerId, state: EmailChangeState.AWAITING_CODE };
    await manager.update(EmailChange, pending, over);
    const sealed = await this.records.seal(EmailChange, row, { email });
    await manager.insert(EmailChange, {
      ...row,
      ...sealed,
      state: EmailChangeState.AWAITING_CODE,
      formerEmail: null,
      undoHash: null,
      attempts: 0,
      requestedAt: at,
    });
  }

  /**
   * Counts an attempt before the code is looked at, in a transaction of its own: the refusal of a wrong code
   * does not take it back, and of twenty at once no more pass than are left. Null where no code is awaited.
   */
  async countAttempt(customerId: string): Promise<Attempt | null> {
    return inTransaction(this.database, async (manager) => {
      const pending = await this.pendingOf(manager, customerId);
      if (!pending) return null;
      const { id, state } = pending;
      const open = {
        id,
        customerId,
        state: state!,
        attemptsLeft: MoreThan(0),
        until: MoreThan(this.clock.now()),
      };
      const one = { attempts: () => 'attempts + 1', attemptsLeft: () => 'attemptsLeft - 1' };
      const { affected } = await manager.update(EmailChange, open, one);
      return { changeId: id, isCounted: affected === 1 };
    });
  }

  /** The code came back: from now on the change is done and can be undone. */
  async confirm(
    { manager }: Change,
    row: EmailChange,
    { formerEmail, ...confirmed }: Confirmed,
  ): Promise<void> {
    const { id, customerId } = row;
    const sealed = await this.records.seal(EmailChange, row, { formerEmail });
    const state = EmailChangeState.UNDOABLE;
    const next = { ...sealed, ...confirmed, state, codeHash: null, attemptsLeft: null };
    const waiting = { id, customerId, state: EmailChangeState.AWAITING_CODE };
    const { affected } = await manager.update(EmailChange, waiting, next);
    if (affected !== 1) throw new Collision('A change of address was ended meanwhile.');
  }

  async cancel({ manager }: Change, { id, customerId }: EmailChange): Promise<void> {
    const waiting = { id, customerId, state: EmailChangeState.AWAITING_CODE };
    const { affected } = await manager.update(EmailChange, waiting, over);
    if (affected !== 1) throw new Collision('A change of address was ended meanwhile.');
  }

  findUndoable({ manager, at }: Change, undoHash: string): Promise<EmailChange | null> {
    return manager.findOneBy(EmailChange, {
      undoHash,
      state: EmailChangeState.UNDOABLE,
      until: MoreThan(at),
    });
  }

  /** Ends a change and all that came after it; the addresses that these led to. */
  async undo({ manager }: Change, row: EmailChange): Promise<string[]> {
    const { id, customerId, atVersion } = row;
    const since = { customerId, state: Not(IsNull()), atVersion: MoreThanOrEqual(atVersion) };
    const rows = await manager.findBy(EmailChange, since);
    const undone = { id, state: EmailChangeState.UNDOABLE };
    const { affected } = await manager.update(EmailChange, undone, over);
    if (affected !== 1) throw new Collision('A change of address was undone meanwhile.');
    await manager.update(EmailChange, since, over);
    const done = rows.filter(({ state }) => state === EmailChangeState.UNDOABLE);
    const addresses = await Promise.all(done.map((each) => this.records.open(each, 'email')));
    return addresses.filter((address) => address !== null);
  }

  /** Removes what has been over since before an instant, in bounded batches. */
  async sweep(before: Date): Promise<void> {
    const { manager } = this.database;
    for (;;) {
      const rows = await manager.find(EmailChange, {
        where: { until: LessThan(before) },
        select: { id: true },
        take: batch,
      });
      if (rows.length > 0) await manager.delete(EmailChange, { id: In(rows.map(({ id }) => id)) });
      if (rows.length < batch) return;
    }
  }
}
