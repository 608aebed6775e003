import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDay } from '../../foundation/calendar-day';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../personal-data';

/** Why processing is restricted: Art. 18(1)(a) to (d). */
export type RestrictionGroundCode =
  'ACCURACY_CONTESTED' | 'UNLAWFUL_PROCESSING' | 'LEGAL_CLAIMS' | 'OBJECTION_PENDING';

const file = {
  category: 'requests',
  purpose: 'rights',
  source: 'provided',
  onErasure: 'pseudonymise',
} as const;

/** A restriction as it was asked for; in force from `since` until `liftedAt`. */
@Entity({ name: 'processing_restriction' })
@Index('processing_restriction_requestId', ['requestId'], { unique: true })
@Index('processing_restriction_customerId_liftedAt', ['customerId', 'liftedAt'])
@Index('processing_restriction_liftedAt', ['liftedAt'])
@Subject('customerId')
@RetainedFrom({ at: 'liftedAt' })
export class ProcessingRestriction {
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
    plain: 'restrictions are found by it',
    description: { en: 'request', de: 'Antrag' },
  })
  requestId!: string;

  @Column({ type: 'varchar', length: 20 })
  @PersonalData({
    ...file,
    plain: 'one of four',
    description: { en: 'ground of the restriction', de: 'Grund der Einschränkung' },
  })
  ground!: RestrictionGroundCode;

  /** Codes, comma-separated; null: all. */
  @Column({ type: 'text', nullable: true })
  @PersonalData({
    ...file,
    plain: 'every use of the data asks for it',
    description: { en: 'restricted purposes', de: 'eingeschränkte Zwecke' },
  })
  purposes!: string | null;

  /** Codes, comma-separated; null: all. */
  @Column({ type: 'text', nullable: true })
  @PersonalData({
    ...file,
    plain: 'every use of the data asks for it',
    description: { en: 'restricted categories', de: 'eingeschränkte Kategorien' },
  })
  categories!: string | null;

  /** Codes of the purposes that go on with the person's consent, comma-separated. */
  @Column({ type: 'text' })
  @PersonalData({
    ...file,
    plain: 'every use of the data asks for it',
    description: {
      en: 'purposes that go on with your consent',
      de: 'Zwecke, die mit Ihrer Einwilligung weiterlaufen',
    },
  })
  continueFor!: string;

  /** Null while it is only asked for, or where it was refused. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'observed',
    plain: 'an instant',
    description: { en: 'restricted since', de: 'eingeschränkt seit' },
  })
  since!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'the notice period runs from it',
    description: { en: 'notice of the lift', de: 'Ankündigung der Aufhebung' },
  })
  liftNoticeAt!: Date | null;

  @Column({ type: 'date', nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'the notice period ends with it',
    description: { en: 'day of the lift', de: 'Tag der Aufhebung' },
  })
  liftsOn!: CalendarDay | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    source: 'derived',
    onErasure: 'keep',
    description: { en: 'reason of the lift', de: 'Grund der Aufhebung' },
  })
  liftReason!: Sealed | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'what is in force is found by it',
    description: { en: 'lifted', de: 'aufgehoben' },
  })
  liftedAt!: Date | null;

  @Column({ type: 'int' })
  @NotPersonal()
  version!: number;
}
