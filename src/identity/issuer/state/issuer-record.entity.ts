import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../../personal-data';

/** State of the embedded issuer: a session, grant, code, refresh token or sign-in under way. Ids are kept as hashes. */
@Entity({ name: 'issuer_record' })
@Subject(null)
export class IssuerRecord {
  /** A hash of the model and the id: whoever reads the table holds no token. */
  @PrimaryColumn({ type: 'varchar', length: 43 })
  @NotPersonal()
  idHash!: string;

  @Column({ type: 'varchar', length: 32 })
  @NotPersonal()
  model!: string;

  /** Encrypted under the issuer's key and bound to the row. */
  @Column({ type: 'text' })
  @NotPersonal()
  payload!: string;

  @Index('issuer_record_grant')
  @Column({ type: 'varchar', length: 43, nullable: true })
  @NotPersonal()
  grantHash!: string | null;

  @Index('issuer_record_uid')
  @Column({ type: 'varchar', length: 43, nullable: true })
  @NotPersonal()
  uidHash!: string | null;

  @Index('issuer_record_account')
  @Column({ type: 'varchar', length: 43, nullable: true })
  @NotPersonal()
  accountHash!: string | null;

  /** When a code or refresh token was used; set once. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  consumedAt!: Date | null;

  @Index('issuer_record_expiry')
  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  expiresAt!: Date;
}
