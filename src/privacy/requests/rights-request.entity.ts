import { Field, Int, InterfaceType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDay } from '../../foundation/calendar-day';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import type { Language } from '../../foundation/text';
import { DateTime, Node, Opened } from '../../graphql';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../personal-data';
import type { PackageFormat } from '../packages/package-format';
import { IntakeChannel, RequestState, Right } from './vocabulary';

const file = { category: 'requests', purpose: 'rights', onErasure: 'pseudonymise' } as const;

/** A person exercises one right: one request, one clock. Its type in the API follows from the right. */
@Entity({ name: 'rights_request' })
@Index('rights_request_reference', ['reference'], { unique: true })
@Index('rights_request_customerId_receivedAt', ['customerId', 'receivedAt'])
@Index('rights_request_receivedAt', ['receivedAt', 'id'])
@Index('rights_request_alarmOn', ['alarmOn', 'id'])
@Index('rights_request_state_alarmOn', ['state', 'alarmOn'])
@Index('rights_request_assigneeId_alarmOn', ['assigneeId', 'alarmOn'])
@Index('rights_request_closedAt', ['closedAt'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt' })
@InterfaceType('RightsRequest', {
  implements: Node,
  description: 'A request for one right of data protection. Self, staff, DPO.',
})
export class RightsRequest extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  declare id: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: 16 })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'requests are found by it',
    description: { en: 'reference', de: 'Aktenzeichen' },
  })
  @Field(() => String, { description: 'Short, for the phone: RR-2026-7F3K2. Self, staff, DPO.' })
  reference!: string;

  @Column({ type: 'varchar', length: 16 })
  @PersonalData({
    ...file,
    source: 'provided',
    plain: 'requests are searched by it',
    description: { en: 'right', de: 'Recht' },
  })
  @Field(() => Right, { description: 'The right that is exercised. Self, staff, DPO.' })
  right!: Right;

  @Column({ type: 'varchar', length: 24 })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'open requests are searched by it',
    description: { en: 'state', de: 'Stand' },
  })
  @Field(() => RequestState, { description: 'Where it stands. Self, staff, DPO.' })
  state!: RequestState;

  @Column({ type: 'varchar', length: 12 })
  @PersonalData({
    ...file,
    source: 'observed',
    plain: 'requests are searched by it',
    description: { en: 'way it reached us', de: 'Eingangsweg' },
  })
  @Field(() => IntakeChannel, { description: 'How it reached us. Self, staff, DPO.' })
  channel!: IntakeChannel;

  /** Codes of the categories asked for, comma-separated; null: everything. */
  @Column({ type: 'text', nullable: true })
  @PersonalData({
    ...file,
    source: 'provided',
    plain: 'codes of a list of ours',
    description: { en: 'categories asked for', de: 'gewünschte Kategorien' },
  })
  categories!: string | null;

  /** How data that is taken elsewhere is written; null for every other right. */
  @Column({ type: 'varchar', length: 4, nullable: true })
  @PersonalData({
    ...file,
    source: 'provided',
    plain: 'one of two',
    description: { en: 'format', de: 'Format' },
  })
  format!: PackageFormat | null;

  /** The language in which it is answered. */
  @Column({ type: 'varchar', length: 2 })
  @NotPersonal()
  language!: Language;

  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    source: 'provided',
    onErasure: 'keep',
    description: { en: 'what you wrote with it', de: 'was Sie dazu geschrieben haben' },
  })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'What the person wrote with it. Self, the assigned officer.',
  })
  note!: Sealed | null;

  /** May precede the recording; the clock runs from it. */
  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...file,
    source: 'observed',
    plain: 'lists are sorted by it',
    description: { en: 'received', de: 'eingegangen' },
  })
  @Field(() => DateTime, { description: 'When it reached us. Self, staff, DPO.' })
  receivedAt!: Date;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'the desk is sorted by it',
    description: { en: 'answer due', de: 'Antwort fällig' },
  })
  @Field(() => DateTime, {
    description: 'The first instant after the last day for an answer. Self, staff, DPO.',
  })
  dueAt!: Date;

  /** The last day without pauses and without moving over days off; null until the clock is first looked at. */
  @Column({ type: 'date', nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'the desk and its alarms go by it',
    description: { en: 'day that the desk goes by', de: 'Tag, nach dem sich die Bearbeitung richtet' },
  })
  alarmOn!: CalendarDay | null;

  /** When the person last proved who they are for it: by a fresh sign-in or by a code. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'observed',
    plain: 'rules compare it',
    description: { en: 'identity proven', de: 'Identität nachgewiesen' },
  })
  verifiedAt!: Date | null;

  /** The privacy officer who has taken it. */
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @NotPersonal()
  assigneeId!: string | null;

  @Column({ type: 'varchar', length: 80, nullable: true })
  @NotPersonal()
  @Field(() => String, {
    name: 'assignedTo',
    nullable: true,
    description: 'The privacy officer who has taken it. Officers, DPO.',
  })
  assigneeName!: string | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'periods run from it',
    description: { en: 'closed', de: 'abgeschlossen' },
  })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was closed; null while it is open. Self, staff, DPO.',
  })
  closedAt!: Date | null;

  /** The open request of the same right that was there before. */
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @NotPersonal()
  duplicateOfId!: string | null;

  @Column({ type: 'int' })
  @NotPersonal()
  @Field(() => Int, { description: 'Goes up by one with each step. Self, staff, DPO.' })
  version!: number;
}
