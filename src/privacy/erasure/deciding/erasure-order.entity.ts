import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../../foundation/ids';
import { NotPersonal, PersonalData, RetainedFrom, Subject } from '../../../personal-data';
import { RightsRequest } from '../../requests/rights-request.entity';

const file = {
  category: 'requests',
  purpose: 'rights',
  source: 'derived',
  onErasure: 'pseudonymise',
} as const;

/** What a request for erasure holds beyond what every request does. */
@Entity({ name: 'erasure_order' })
@Index('erasure_order_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt', of: () => RightsRequest, by: 'id' })
export class ErasureOrder {
  /** That of the request. */
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'boolean' })
  @PersonalData({
    ...file,
    source: 'provided',
    plain: 'yes or no',
    description: { en: 'whether the account is to end', de: 'ob das Konto enden soll' },
  })
  endAccount!: boolean;

  /** Null until it is approved. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...file,
    plain: 'an instant',
    description: { en: 'not carried out before', de: 'Ausführung nicht vor' },
  })
  executesAfter!: Date | null;

  /** Codes of the categories that the approval leaves out, comma-separated; null where it leaves out none. */
  @Column({ type: 'text', nullable: true })
  @PersonalData({
    ...file,
    plain: 'codes of a list of ours',
    description: { en: 'categories left out', de: 'ausgenommene Kategorien' },
  })
  excepted!: string | null;

  /** The plan that is carried out, as JSON; null until then. */
  @Column({ type: 'text', nullable: true })
  @PersonalData({
    ...file,
    plain: 'codes and days, and no value of the person',
    description: { en: 'plan that was carried out', de: 'ausgeführter Plan' },
  })
  plan!: string | null;

  /** Ids of the packages and mails whose files go with the person, as JSON. */
  @Column({ type: 'text', nullable: true })
  @NotPersonal()
  files!: string | null;
}
