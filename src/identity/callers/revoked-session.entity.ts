import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../personal-data';

/** An entry of the deny-list: the tokens of a session, those that a subject was issued before an instant, or a sign-out token that was taken. */
@Entity({ name: 'revoked_session' })
@Subject(null)
export class RevokedSession {
  /** A hash of the issuer and the session, the subject, or the token. */
  @PrimaryColumn({ type: 'varchar', length: 43 })
  @NotPersonal()
  holderHash!: string;

  /** Tokens issued before it are refused; null: all of them. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  issuedBefore!: Date | null;

  /** When no token that the entry is about can be valid any more. */
  @Index('revoked_session_expiry')
  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  expiresAt!: Date;
}
