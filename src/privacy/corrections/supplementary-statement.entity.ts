import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../personal-data';
import { RightsRequest } from '../requests/rights-request.entity';

const file = { category: 'requests', purpose: 'rights' } as const;

/** What a person states about data that is disputed or incomplete (Art. 16); it stands with the data, and in every copy of it. */
@Entity({ name: 'supplementary_statement' })
@Index('supplementary_statement_requestId', ['requestId'], { unique: true })
@Index('supplementary_statement_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt', of: () => RightsRequest, by: 'requestId' })
export class SupplementaryStatement {
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
    plain: 'statements are found by it',
    description: { en: 'request', de: 'Antrag' },
  })
  requestId!: string;

  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    source: 'provided',
    onErasure: 'keep',
    description: { en: 'your statement about your data', de: 'Ihre Erklärung zu Ihren Daten' },
  })
  text!: Sealed | null;

  /** Null while it is only asked for, and once it was taken back. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    source: 'derived',
    onErasure: 'pseudonymise',
    plain: 'what stands with the data is told by it',
    description: { en: 'stands with the data since', de: 'steht bei den Daten seit' },
  })
  standsSince!: Date | null;
}
