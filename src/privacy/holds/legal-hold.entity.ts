import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDay } from '../../foundation/calendar-day';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { CalendarDate, DateTime, Node, Opened } from '../../graphql';
import {
  HiddenWhile,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealedOrNull,
  Subject,
} from '../../personal-data';

const file = {
  category: 'requests',
  purpose: 'rights',
  source: 'derived',
  onErasure: 'pseudonymise',
} as const;

/** Art. 15(4) and Art. 23(1)(j): who is told of a case can spoil it. */
const theCase = {
  ...file,
  onErasure: 'keep',
  withheld: {
    en: 'It tells of a legal claim that would be put at risk by it (Art. 15(4), Art. 23(1)(j) GDPR).',
    de: 'Es betrifft einen Rechtsanspruch, der dadurch gefährdet würde (Art. 15 Abs. 4, Art. 23 Abs. 1 Buchst. j DSGVO).',
  },
} as const;

/** What is kept of a person for a legal claim, whatever else would have it deleted, until somebody releases it. */
@Entity({ name: 'legal_hold' })
@Index('legal_hold_customerId_releasedAt', ['customerId', 'releasedAt'])
@Index('legal_hold_placedAt', ['placedAt', 'id'])
@Index('legal_hold_releasedAt_reviewOn', ['releasedAt', 'reviewOn'])
@Subject('customerId')
@RetainedFrom({ at: 'releasedAt' })
@HiddenWhile('isSecret')
@ObjectType({
  implements: Node,
  description:
    'Data of a customer that is kept for legal claims (GDPR Art. 17(3)(e)) until an officer releases it. Officers, DPO.',
})
export class LegalHold extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  declare id: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  /** Codes, comma-separated. */
  @Column({ type: 'text' })
  @PersonalData({
    ...file,
    plain: 'what is kept is found by it',
    description: {
      en: 'categories kept for a legal claim',
      de: 'für einen Rechtsanspruch aufbewahrte Kategorien',
    },
  })
  categories!: string;

  @Column(sealedOrNull)
  @PersonalData({ ...theCase, description: { en: 'the case', de: 'der Fall' } })
  @Opened()
  @Field(() => String, { description: 'The case, in the words of the officer who placed it. Officers, DPO.' })
  ground!: Sealed | null;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  placedById!: string;

  @Column({ type: 'varchar', length: 80 })
  @NotPersonal()
  @Field(() => String, { description: 'The officer who placed it. Officers, DPO.' })
  placedBy!: string;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...file,
    plain: 'lists are sorted by it',
    description: { en: 'kept since', de: 'aufbewahrt seit' },
  })
  @Field(() => DateTime, { description: 'Since when it is in force. Officers, DPO.' })
  placedAt!: Date;

  @Column({ type: 'date' })
  @PersonalData({
    ...file,
    plain: 'alarms go by it',
    description: { en: 'reviewed on', de: 'überprüft am' },
  })
  @Field(() => CalendarDate, {
    description:
      'The day on which it is to be reviewed; it stays in force until it is released. Officers, DPO.',
  })
  reviewOn!: CalendarDay;

  /** May the person not be told for now? Turned off on the day after `secretUntil`. */
  @Column({ type: 'boolean' })
  @NotPersonal()
  isSecret!: boolean;

  @Column({ type: 'date', nullable: true })
  @NotPersonal()
  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The last day on which the person must not be told of it; null where they may. Officers, DPO.',
  })
  secretUntil!: CalendarDay | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...theCase,
    description: { en: 'law that forbids to tell', de: 'Gesetz, das die Mitteilung verbietet' },
  })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'The law that forbids to tell the person. Officers, DPO.',
  })
  secrecyLaw!: Sealed | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    plain: 'what is in force is found by it',
    description: { en: 'no longer kept since', de: 'nicht mehr aufbewahrt seit' },
  })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was released; null while it is in force. Officers, DPO.',
  })
  releasedAt!: Date | null;

  @Column(sealedOrNull)
  @PersonalData({ ...theCase, description: { en: 'why it was released', de: 'warum sie aufgehoben wurde' } })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'Why it was released, where the officer said so. Officers, DPO.',
  })
  releaseReason!: Sealed | null;

  /** How many days before its review the office was last told; negative after it; null: never yet. */
  @Column({ type: 'int', nullable: true })
  @NotPersonal()
  alarmedAt!: number | null;

  @Column({ type: 'int' })
  @NotPersonal()
  version!: number;
}
