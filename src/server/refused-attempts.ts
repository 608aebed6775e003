import type { Actor } from '../foundation/actor';
import type { Change } from '../foundation/change';
import { inTransaction } from '../foundation/database';
import type { Refusal, RefusalCode } from '../foundation/refusal';
import type { House } from '../graphql';

/** Refusals that look like reaching for what is another's, or guessing: these leave a trace. */
const telling: readonly RefusalCode[] = ['NOT_FOUND', 'WRONG_CODE', 'TOO_MANY_ATTEMPTS', 'SAME_PERSON'];

/** Notes in the trail of whoever asked what was refused to them; the refused transaction itself left nothing. */
export class RefusedAttempts {
  constructor(private readonly house: Pick<House, 'database' | 'clock' | 'ledger'>) {}

  async note(actor: Actor | null, mutation: string, { problems }: Refusal): Promise<void> {
    const codes = [...new Set(problems.map(({ code }) => code))].filter((code) => telling.includes(code));
    if (!actor || codes.length === 0) return;
    const subject = actor.customerId ?? actor.staffId ?? actor.clientId;
    const { database, clock, ledger } = this.house;
    await inTransaction(database, async (manager) => {
      const change: Change = { manager, actor, at: clock.now(), afterCommit: () => undefined };
      await ledger.record(change, { subject, action: 'attempt.refused', fields: [mutation, ...codes] });
    });
  }
}
