import { type EntityManager, LessThanOrEqual } from 'typeorm';
import type { Ledger } from '../../ledger';
import { objectionEndKeyOf } from '../../processing';
import type { Protection, Replayer } from '../../vault';
import { PreferenceRecord } from './preference-record.entity';

/** The withdrawal of a consent, as the protective ledger keeps it: of this grant and no later one. */
export function withdrawalOf({ id, customerId, topic, channel, since }: PreferenceRecord): Protection {
  const codes = { preference: id, topic, channel };
  return { key: `withdrawal:${id}:${since.getTime()}`, kind: 'withdrawal', subject: customerId, codes };
}

/** The end of an objection by a later agreement. */
export function endOfObjection(customerId: string, id: string): Protection {
  const codes = { objection: id };
  return { key: objectionEndKeyOf(id), kind: 'objection_ended', subject: customerId, codes };
}

/** A consent that was withdrawn stays withdrawn in a restored database; one that was given since stands. */
export function replayWithdrawal(ledger: Ledger): Replayer {
  return ({ codes, at }, change) =>
    change(async (made) => {
      const row = await grantOf(made.manager, String(codes.preference), at);
      if (!row) return;
      const { id, customerId, topic, channel, since } = row;
      const withdrawn = await made.manager.update(
        PreferenceRecord,
        { id, granted: true, since },
        { granted: false, since: at },
      );
      if (withdrawn.affected !== 1) return;
      const fields = [`${topic}.${channel}`];
      await ledger.record(made, { subject: customerId, action: 'consent.withdrawn', fields });
    });
}

function grantOf(manager: EntityManager, id: string, at: Date): Promise<PreferenceRecord | null> {
  return manager.findOneBy(PreferenceRecord, { id, granted: true, since: LessThanOrEqual(at) });
}
