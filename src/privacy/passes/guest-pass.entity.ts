import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import { NotPersonal, Subject } from '../../personal-data';

/** What lets somebody without a sign-in read and act on one request: held as a keyed hash, for a limited time. */
@Entity({ name: 'guest_pass' })
@Index('guest_pass_tokenHash', ['tokenHash'], { unique: true })
@Index('guest_pass_requestId', ['requestId'])
@Index('guest_pass_customerId', ['customerId'])
@Index('guest_pass_renewableUntil', ['renewableUntil'])
@Subject('customerId')
export class GuestPass {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  requestId!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: 43 })
  @NotPersonal()
  tokenHash!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  expiresAt!: Date;

  /** Until when it still has a new one mailed, and does nothing else. */
  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  renewableUntil!: Date;

  /** When a fact that the account alone knows was last proven with it. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  provenAt!: Date | null;
}
