import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../../foundation/ids';
import { NotPersonal, PersonalData, RetainedFrom, Subject } from '../../../personal-data';

/** An account of the embedded issuer; its id is the subject of the tokens. */
@Entity({ name: 'issuer_account' })
@Subject('customerId')
@RetainedFrom({ account: true })
export class IssuerAccount {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  /** Whose sign-in it is; null for staff. */
  @Index('issuer_account_customer')
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @NotPersonal()
  customerId!: string | null;

  @Index('issuer_account_login', { unique: true })
  @Column({ type: 'varchar', length: 43, nullable: true })
  @PersonalData({
    description: {
      en: 'A keyed hash of the e-mail address you sign in with',
      de: 'Ein Schlüssel-Hash der E-Mail-Adresse Ihrer Anmeldung',
    },
    category: 'sign_in',
    purpose: 'sign_in',
    source: 'provided',
    onErasure: 'delete',
    plain: 'A sign-in is found by it.',
    isRequired: true,
    withheld: {
      en: 'It is of use only to somebody who attacks the sign-in.',
      de: 'Es nützt nur jemandem, der die Anmeldung angreift.',
    },
  })
  loginIndex!: string | null;

  @Column({ type: 'varchar', length: 128, nullable: true })
  @PersonalData({
    description: { en: 'A hash of your password', de: 'Ein Hash Ihres Passworts' },
    category: 'sign_in',
    purpose: 'sign_in',
    source: 'provided',
    onErasure: 'delete',
    plain: 'It is one-way already: argon2id.',
    isRequired: true,
    withheld: {
      en: 'It is of use only to somebody who attacks the sign-in.',
      de: 'Es nützt nur jemandem, der die Anmeldung angreift.',
    },
  })
  passwordHash!: string | null;

  /** The `roles` claim of its tokens, separated by spaces. */
  @Column({ type: 'varchar', length: 120 })
  @NotPersonal()
  roles!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  createdAt!: Date;
}
