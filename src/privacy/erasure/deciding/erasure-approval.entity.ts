import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../../foundation/ids';
import { NotPersonal, PersonalData, RetainedFrom, Subject } from '../../../personal-data';
import { RightsRequest } from '../../requests/rights-request.entity';

/** The first of two approvals of an erasure, which waits for the other officer. */
@Entity({ name: 'erasure_approval' })
@Index('erasure_approval_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt', of: () => RightsRequest, by: 'id' })
export class ErasureApproval {
  /** That of the request: one approval waits at a time. */
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  officerId!: string;

  /** A hash of what was approved: the plan, and what is left out of it. */
  @Column({ type: 'varchar', length: 64 })
  @NotPersonal()
  terms!: string;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    category: 'requests',
    purpose: 'rights',
    source: 'derived',
    onErasure: 'pseudonymise',
    plain: 'an instant',
    description: { en: 'approved by a first officer', de: 'von einer ersten Person bewilligt' },
  })
  approvedAt!: Date;
}
