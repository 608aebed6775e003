import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import type { Language } from '../../foundation/text';
import {
  BlindIndex,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealedOrNull,
  Subject,
} from '../../personal-data';
import type { Right } from '../requests/vocabulary';

const briefly = {
  category: 'requests',
  purpose: 'identity_check',
  source: 'provided',
  onErasure: 'delete',
} as const;

/** A request that somebody without a sign-in begins: it is one once the code from the mail comes back. */
@Entity({ name: 'guest_challenge' })
@Index('guest_challenge_emailIndex', ['emailIndex'])
@Index('guest_challenge_customerId', ['customerId'])
@Index('guest_challenge_expiresAt', ['expiresAt'])
@Subject('customerId')
@RetainedFrom({ elsewhere: 'codes of guests go by an hourly job of their own' })
export class GuestChallenge {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  /** Of somebody who may turn out to be nobody we know: never a customer's. */
  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column(sealedOrNull)
  @PersonalData({
    ...briefly,
    category: 'contact',
    description: { en: 'e-mail address given', de: 'genannte E-Mail-Adresse' },
  })
  email!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('email')
  emailIndex!: string | null;

  @Column({ type: 'varchar', length: 16 })
  @PersonalData({ ...briefly, plain: 'one of six', description: { en: 'right', de: 'Recht' } })
  right!: Right;

  @Column(sealedOrNull)
  @PersonalData({
    ...briefly,
    description: { en: 'what you wrote with it', de: 'was Sie dazu geschrieben haben' },
  })
  note!: Sealed | null;

  @Column({ type: 'varchar', length: 2 })
  @NotPersonal()
  language!: Language;

  @Column({ type: 'varchar', length: 43 })
  @NotPersonal()
  codeHash!: string;

  /** How often a code was compared with it. */
  @Column({ type: 'int' })
  @NotPersonal()
  attempts!: number;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  expiresAt!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  usedAt!: Date | null;
}
