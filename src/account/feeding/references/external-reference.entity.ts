import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../../foundation/ids';
import type { Sealed } from '../../../foundation/sealed';
import { BlindIndex, NotPersonal, PersonalData, RetainedFrom, sealed, Subject } from '../../../personal-data';

/** What a reference was used for; each kind has its own. */
export const referenceKinds = ['CUSTOMER', 'INVOICE', 'CONTRACT'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

const link = {
  category: 'identity',
  purpose: 'service',
  source: 'derived',
  onErasure: 'delete',
  isRequired: true,
  isNeededWhileOwing: true,
} as const;

/** What another system of ours calls something that it fed. It names a person there, so it is sealed like a name. */
@Entity({ name: 'external_reference' })
@Index('external_reference_kind_referenceIndex', ['kind', 'referenceIndex'], { unique: true })
@Index('external_reference_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ account: true })
export class ExternalReference {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: 10 })
  @NotPersonal()
  kind!: ReferenceKind;

  @Column(sealed)
  @PersonalData({
    ...link,
    description: { en: 'reference in another system of ours', de: 'Kennung in einem anderen System von uns' },
  })
  reference!: Sealed;

  @Column({ type: 'varchar', length: 43 })
  @BlindIndex('reference', 'exactly')
  referenceIndex!: string;

  /** A hash of what came with it: a repetition is told from another use. */
  @Column(sealed)
  @PersonalData({
    ...link,
    description: {
      en: 'check value of what that system sent',
      de: 'Prüfwert dessen, was jenes System sandte',
    },
  })
  content!: Sealed;

  /** The id of what was made. */
  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  about!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  createdAt!: Date;
}
