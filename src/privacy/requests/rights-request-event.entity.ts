import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime, Opened } from '../../graphql';
import { Kept, NotPersonal, PersonalData, sealedOrNull, Subject } from '../../personal-data';
import { RightsRequest } from './rights-request.entity';
import { RequestEventKind, RequestParty, RequestState } from './vocabulary';

const file = {
  category: 'requests',
  purpose: 'rights',
  source: 'derived',
  onErasure: 'pseudonymise',
} as const;

/** One step of a request, numbered within it: two writers of one number cannot both win. */
@Entity({ name: 'rights_request_event' })
@Index('rights_request_event_requestId_seq', ['requestId', 'seq'], { unique: true })
@Index('rights_request_event_customerId', ['customerId'])
@Subject('customerId')
@Kept({ property: 'closedAt', of: { entity: () => RightsRequest, by: 'requestId' } })
@ObjectType({ description: 'One step in the course of a request.' })
export class RightsRequestEvent {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  @Field(() => ID, { description: 'Names this step. Self, staff, DPO.' })
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @PersonalData({ ...file, plain: 'steps are found by it', description: { en: 'request', de: 'Antrag' } })
  requestId!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'int' })
  @PersonalData({
    ...file,
    plain: 'steps are sorted by it',
    description: { en: 'number of the step', de: 'Nummer des Schritts' },
  })
  seq!: number;

  @Column({ type: 'varchar', length: 12 })
  @PersonalData({
    ...file,
    plain: 'a code of ours',
    description: { en: 'kind of step', de: 'Art des Schritts' },
  })
  @Field(() => RequestEventKind, { description: 'What happened. Self, staff, DPO.' })
  kind!: RequestEventKind;

  @Column({ type: 'varchar', length: 24 })
  @PersonalData({
    ...file,
    plain: 'a code of ours',
    description: { en: 'state afterwards', de: 'Stand danach' },
  })
  @Field(() => RequestState, { description: 'Where the request stood afterwards. Self, staff, DPO.' })
  state!: RequestState;

  @Column({ type: 'varchar', length: 16 })
  @PersonalData({ ...file, plain: 'a code of ours', description: { en: 'who acted', de: 'wer handelte' } })
  @Field(() => RequestParty, { description: 'Who acted. Self, staff, DPO.' })
  actor!: RequestParty;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...file,
    plain: 'deadlines are counted from it',
    description: { en: 'time', de: 'Zeitpunkt' },
  })
  @Field(() => DateTime, { description: 'When it happened. Self, staff, DPO.' })
  at!: Date;

  @Column(sealedOrNull)
  @PersonalData({ ...file, onErasure: 'keep', description: { en: 'note', de: 'Anmerkung' } })
  @Opened()
  @Field(() => String, { nullable: true, description: 'What was said with it. Self, the assigned officer.' })
  note!: Sealed | null;

  /** By how much the deadline was extended. */
  @Column({ type: 'int', nullable: true })
  @PersonalData({
    ...file,
    plain: 'deadlines are counted from it',
    description: { en: 'months of extension', de: 'Monate der Verlängerung' },
  })
  months!: 1 | 2 | null;

  /** Who has taken the request, for whoever reads its steps. */
  assigneeId?: string | null;
}
