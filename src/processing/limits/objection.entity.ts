import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import { NotPersonal, PersonalData, type PurposeCode, RetainedFrom, Subject } from '../../personal-data';

const file = {
  category: 'requests',
  purpose: 'rights',
  source: 'provided',
  onErasure: 'pseudonymise',
} as const;

/** An objection to one purpose: it stands from `since`, weighed or not, until `endedAt`. */
@Entity({ name: 'processing_objection' })
@Index('processing_objection_requestId', ['requestId'], { unique: true })
@Index('processing_objection_customerId_endedAt', ['customerId', 'endedAt'])
@Index('processing_objection_endedAt', ['endedAt'])
@Subject('customerId')
@RetainedFrom({ at: 'endedAt' })
export class ProcessingObjection {
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
    plain: 'objections are found by it',
    description: { en: 'request', de: 'Antrag' },
  })
  requestId!: string;

  @Column({ type: 'varchar', length: 40 })
  @PersonalData({
    ...file,
    plain: 'every use of the data asks for it',
    description: { en: 'purpose objected to', de: 'Zweck, dem widersprochen ist' },
  })
  purpose!: PurposeCode;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...file,
    source: 'observed',
    plain: 'an instant',
    description: { en: 'objected since', de: 'widersprochen seit' },
  })
  since!: Date;

  /** Null while it is weighed. */
  @Column({ type: 'boolean', nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'every use of the data asks for it',
    description: { en: 'upheld', de: 'stattgegeben' },
  })
  upheld!: boolean | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    plain: 'what stands is found by it',
    description: { en: 'ended', de: 'beendet' },
  })
  endedAt!: Date | null;

  @Column({ type: 'int' })
  @NotPersonal()
  version!: number;
}
