import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision, faultOf, groupedBy } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import { Problems } from '../../foundation/refusal';
import type { Ledger } from '../../ledger';
import { endObjectionsTo } from '../../processing';
import type { ProtectiveLedger } from '../../vault';
import type { Reached, SuppressionList } from '../suppression';
import { PreferenceRecord } from './preference-record.entity';
import type { PreferenceInput } from './preferences.types';
import { Channel, noOptOut, TopicKind, topics } from './topics';
import { endOfObjection, withdrawalOf } from './withdrawals';

/** What of a customer a channel needs that the suppression list knows of. */
const reachedBy: Record<Channel, Reached | null> = {
  [Channel.EMAIL]: 'email',
  [Channel.SMS]: 'phoneNumber',
  [Channel.PHONE]: 'phoneNumber',
  [Channel.POST]: null,
};

/** What customers chose to hear of; a consent is given and withdrawn in the same way (Art. 7(3)). */
export class PreferencesService {
  constructor(
    private readonly database: DataSource,
    private readonly ledger: Ledger,
    private readonly protective: Pick<ProtectiveLedger, 'record'>,
    private readonly suppressions: Pick<SuppressionList, 'lift'>,
  ) {}

  readonly findMany = async (customerIds: readonly string[]): Promise<Map<string, PreferenceRecord[]>> => {
    const rows = await this.database.manager.findBy(PreferenceRecord, { customerId: In([...customerIds]) });
    return groupedBy(rows, (row) => row.customerId);
  };

  async update(change: Change, customerId: string, choices: PreferenceInput[]): Promise<void> {
    check(choices);
    const known = await change.manager.findBy(PreferenceRecord, { customerId });
    for (const choice of choices.filter(({ topic }) => topics[topic]!.kind === TopicKind.MARKETING)) {
      const before = known.find(({ topic, channel }) => topic === choice.topic && channel === choice.channel);
      if (before?.granted === choice.granted) continue;
      await write(change, customerId, choice, before);
      if (before?.granted) await this.protective.record(change.manager, withdrawalOf(before));
      await this.ledger.record(change, {
        subject: customerId,
        action: actionOf(choice, before),
        fields: [`${choice.topic}.${choice.channel}`],
      });
      if (choice.granted) await this.agreeAgain(change, customerId, reachedBy[choice.channel]);
    }
  }

  /** Every agreement to marketing ends: the person objected to it (Art. 21(3)). */
  async withdrawAll(change: Change, customerId: string): Promise<void> {
    const granted = await change.manager.findBy(PreferenceRecord, { customerId, granted: true });
    const agreed = granted.filter(({ topic }) => topics[topic]?.kind === TopicKind.MARKETING);
    for (const before of agreed) {
      await turn(change.manager, before, false, change.at);
      await this.protective.record(change.manager, withdrawalOf(before));
    }
    if (agreed.length === 0) return;
    await this.ledger.record(change, {
      subject: customerId,
      action: 'consent.withdrawn',
      fields: agreed.map(({ topic, channel }) => `${topic}.${channel}`),
    });
  }

  /** A later explicit grant counts, whatever was objected to before. */
  private async agreeAgain(change: Change, customerId: string, by: Reached | null): Promise<void> {
    if (by) await this.suppressions.lift(change, customerId, by);
    const ended = await endObjectionsTo(change, customerId, 'marketing');
    if (ended.length === 0) return;
    for (const { id } of ended) await this.protective.record(change.manager, endOfObjection(customerId, id));
    await this.ledger.record(change, {
      subject: customerId,
      action: 'objection.ended',
      fields: ['marketing'],
    });
  }
}

function actionOf({ granted }: PreferenceInput, before: PreferenceRecord | undefined): string {
  if (granted) return 'consent.given';
  return before ? 'consent.withdrawn' : 'consent.refused';
}

function check(choices: PreferenceInput[]): void {
  const problems = new Problems();
  if (choices.length < 1 || choices.length > 100)
    problems.add('INVALID', ['preferences'], { en: 'Choose 1 to 100.', de: 'Wählen Sie 1 bis 100.' });
  const seen = new Set<string>();
  for (const [i, { topic, channel, granted }] of choices.entries()) {
    const path = ['preferences', String(i)];
    const plan = Object.hasOwn(topics, topic) ? topics[topic] : undefined;
    if (!plan)
      problems.add('INVALID', [...path, 'topic'], {
        en: 'There is no such topic.',
        de: 'Dieses Thema gibt es nicht.',
      });
    if (plan?.kind === TopicKind.SERVICE_NOTICE && !granted)
      problems.add('NOT_ALLOWED_NOW', [...path, 'granted'], noOptOut);
    if (seen.has(`${topic}.${channel}`))
      problems.add('INVALID', path, {
        en: 'This topic and channel stand here twice.',
        de: 'Dieses Thema und dieser Weg stehen hier zweimal.',
      });
    seen.add(`${topic}.${channel}`);
  }
  problems.settle();
}

async function write(
  { manager, at }: Change,
  customerId: string,
  { topic, channel, granted }: { topic: string; channel: Channel; granted: boolean },
  before: PreferenceRecord | undefined,
): Promise<void> {
  if (before) return turn(manager, before, granted, at);
  try {
    await manager.insert(PreferenceRecord, {
      id: newId('prf'),
      customerId,
      topic,
      channel,
      granted,
      since: at,
    });
  } catch (error) {
    throw faultOf(error) === 'duplicate' ? new Collision('The same choice was made meanwhile.') : error;
  }
}

async function turn(
  manager: EntityManager,
  { id, customerId, granted: was }: PreferenceRecord,
  granted: boolean,
  since: Date,
): Promise<void> {
  const result = await manager.update(PreferenceRecord, { id, customerId, granted: was }, { granted, since });
  if (result.affected !== 1) throw new Collision('The choice was changed meanwhile.');
}
