import { type EntityManager, MoreThan } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import type { AccountFacts, ErasureParty } from '../../foundation/erasures';
import type { PersonalRecords } from '../../personal-data';
import { EmailChange, EmailChangeState } from './changes/email-change.entity';

/** Changes of the address that can still be undone: whoever asks for an erasure meanwhile may be somebody else. */
export class UndoableChanges implements ErasureParty {
  constructor(
    private readonly records: PersonalRecords,
    private readonly clock: Clock,
  ) {}

  async facts(manager: EntityManager, customerId: string): Promise<Partial<AccountFacts>> {
    const rows = await manager.find(EmailChange, {
      where: { customerId, state: EmailChangeState.UNDOABLE, until: MoreThan(this.clock.now()) },
      order: { until: 'ASC' },
    });
    const former = await Promise.all(rows.map((row) => this.records.open(row, 'formerEmail')));
    return {
      undoableUntil: rows.at(-1)?.until ?? null,
      formerAddresses: [...new Set(former.filter((address) => address !== null))],
    };
  }
}
