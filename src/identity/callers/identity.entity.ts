import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength, newId } from '../../foundation/ids';
import { NotPersonal, PersonalData, Subject } from '../../personal-data';

/** Who, of which issuer, is which customer. */
@Entity({ name: 'identity' })
@Subject('customerId')
@Index('identity_holder', ['issuer', 'subject'], { unique: true })
export class Identity {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal({ initially: () => newId('idn') })
  id!: string;

  @Column({ type: 'varchar', length: 255 })
  @PersonalData({
    description: { en: 'Where you sign in', de: 'Wo Sie sich anmelden' },
    category: 'sign_in',
    purpose: 'sign_in',
    source: 'observed',
    onErasure: 'delete',
    plain: 'Each access token is looked up by it.',
    isRequired: true,
  })
  issuer!: string;

  @Column({ type: 'varchar', length: 255 })
  @PersonalData({
    description: { en: 'Your identifier there', de: 'Ihre Kennung dort' },
    category: 'sign_in',
    purpose: 'sign_in',
    source: 'observed',
    onErasure: 'delete',
    plain: 'Each access token is looked up by it.',
    isRequired: true,
  })
  subject!: string;

  @Index('identity_customer')
  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal({ initially: (at) => at })
  createdAt!: Date;
}
