import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime } from '../../graphql';
import {
  NotPersonal,
  PersonalData,
  type RecipientCode,
  RetainedFrom,
  sealedOrNull,
  Subject,
} from '../../personal-data';
import { RecipientNewsKind, RecipientNoticeState } from './notice.vocabulary';
import type { WhyNotTold } from './why-not-told.messages';

const file = {
  category: 'requests',
  purpose: 'rights',
  source: 'derived',
  onErasure: 'pseudonymise',
} as const;

/** That one recipient is told of one thing (Art. 19), and what came of it. Its id also names the message to the recipient. */
@Entity({ name: 'recipient_notice' })
@Index('recipient_notice_requestId', ['requestId'])
@Index('recipient_notice_customerId_createdAt', ['customerId', 'createdAt'])
@Index('recipient_notice_state_createdAt', ['state', 'createdAt'])
@Index('recipient_notice_at', ['at'])
@Subject('customerId')
@RetainedFrom({ at: 'at' })
@ObjectType({
  description:
    'A recipient of the data who is told of a rectification, erasure or restriction (GDPR Art. 19). Self, officers, DPO.',
})
export class RecipientNotice {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  @Field(() => ID, { description: 'Names this notice. Self, officers, DPO.' })
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  /** Null where the person changed the data without a request. */
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @PersonalData({ ...file, plain: 'notices are found by it', description: { en: 'request', de: 'Antrag' } })
  requestId!: string | null;

  @Column({ type: 'varchar', length: 40 })
  @PersonalData({
    ...file,
    plain: 'a code of a list of ours',
    description: { en: 'recipient', de: 'Empfänger' },
  })
  recipient!: RecipientCode;

  @Column({ type: 'varchar', length: 20 })
  @PersonalData({
    ...file,
    plain: 'a code of ours',
    description: { en: 'what it is about', de: 'worum es geht' },
  })
  @Field(() => RecipientNewsKind, { description: 'What the recipient is told. Self, officers, DPO.' })
  about!: RecipientNewsKind;

  /** Codes of the categories, comma-separated. */
  @Column({ type: 'text' })
  @PersonalData({
    ...file,
    plain: 'codes of a list of ours',
    description: { en: 'categories concerned', de: 'betroffene Kategorien' },
  })
  categories!: string;

  @Column({ type: 'varchar', length: 20 })
  @PersonalData({
    ...file,
    plain: 'failed notices are searched by it',
    description: { en: 'what came of it', de: 'was daraus wurde' },
  })
  @Field(() => RecipientNoticeState, { description: 'What came of it. Self, officers, DPO.' })
  state!: RecipientNoticeState;

  /** Why the recipient was not told, or not reached. */
  @Column({ type: 'varchar', length: 24, nullable: true })
  @PersonalData({ ...file, plain: 'a code of ours', description: { en: 'why not', de: 'warum nicht' } })
  whyNotCode!: WhyNotTold | null;

  /** What the recipient said, or an officer who spoke with it. */
  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    onErasure: 'keep',
    description: { en: 'what the recipient said', de: 'was der Empfänger sagte' },
  })
  reason!: Sealed | null;

  /** What the recipient calls the person; it outlives an erasure until the recipient has answered, and goes then. */
  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    onErasure: 'keep',
    withheld: {
      en: 'It opens what is yours at the recipient.',
      de: 'Sie erschließt, was der Empfänger von Ihnen hat.',
    },
    description: { en: 'what the recipient calls you', de: 'Kennung beim Empfänger' },
  })
  reference!: Sealed | null;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...file,
    plain: 'lists are sorted by it',
    description: { en: 'promised', de: 'zugesagt' },
  })
  createdAt!: Date;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({ ...file, plain: 'periods run from it', description: { en: 'time', de: 'Zeitpunkt' } })
  @Field(() => DateTime, { description: 'Since when it stands so. Self, officers, DPO.' })
  at!: Date;
}
