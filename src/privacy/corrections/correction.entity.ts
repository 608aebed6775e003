import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime } from '../../graphql';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../personal-data';
import { RightsRequest } from '../requests/rights-request.entity';

const file = { category: 'requests', purpose: 'rights', source: 'provided' } as const;

/** One value that a request would have put right. */
@Entity({ name: 'correction' })
@Index('correction_requestId_field', ['requestId', 'field'], { unique: true })
@Index('correction_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt', of: () => RightsRequest, by: 'requestId' })
@ObjectType({
  description: 'One value that is to be put right (GDPR Art. 16). Self, the assigned officer.',
})
export class Correction {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: idLength })
  @PersonalData({
    ...file,
    source: 'derived',
    onErasure: 'pseudonymise',
    plain: 'corrections are found by it',
    description: { en: 'request', de: 'Antrag' },
  })
  requestId!: string;

  /** As `DataField.name`. */
  @Column({ type: 'varchar', length: 100 })
  @PersonalData({
    ...file,
    onErasure: 'pseudonymise',
    plain: 'a name of a list of ours',
    description: { en: 'field to be corrected', de: 'zu berichtigendes Feld' },
  })
  @Field(() => String, {
    description: 'What is put right, as `DataField.name`. Self, the assigned officer.',
  })
  field!: string;

  /** Null where nothing stood there, or several records hold the field. */
  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    source: 'derived',
    onErasure: 'delete',
    description: { en: 'value before', de: 'bisheriger Wert' },
  })
  fromValue!: Sealed | null;

  /** Null removes. */
  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    onErasure: 'delete',
    description: { en: 'value wanted', de: 'gewünschter Wert' },
  })
  toValue!: Sealed | null;

  @Column({ type: 'boolean' })
  @PersonalData({
    ...file,
    source: 'derived',
    onErasure: 'pseudonymise',
    plain: 'a mark of ours',
    description: { en: 'disputed', de: 'bestritten' },
  })
  @Field(() => Boolean, {
    name: 'disputed',
    description:
      'Is it for us to examine whether what is held is right? Then its category is restricted meanwhile (GDPR Art. 18(1)(a)). Self, the assigned officer.',
  })
  isDisputed!: boolean;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    onErasure: 'pseudonymise',
    plain: 'progress is counted by it',
    description: { en: 'corrected', de: 'berichtigt' },
  })
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was written into the data; null where it was not, or stands beside a record of the past. Self, the assigned officer.',
  })
  correctedAt!: Date | null;

  /** Who has taken the request, for whoever reads it. */
  assigneeId?: string | null;
}
