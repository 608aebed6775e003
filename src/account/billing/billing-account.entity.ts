import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength, newId } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { CurrencyCode, EmailAddress, Opened } from '../../graphql';
import {
  byPerson,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealedOrNull,
  Subject,
} from '../../personal-data';
import { PostalAddress, shapes } from '../../values';

const detail = { category: 'billing', purpose: 'billing', source: 'provided', onErasure: 'delete' } as const;

/** How a customer is billed. */
@Entity({ name: 'billing_account' })
@Index('billing_account_customerId', ['customerId'], { unique: true })
@Subject('customerId')
@RetainedFrom({ account: true })
@ObjectType('Billing', { description: 'How a customer is billed. Self.' })
export class BillingAccount {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal({ initially: () => newId('bil') })
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    shape: shapes.email,
    correction: byPerson,
    description: { en: 'e-mail address for invoices', de: 'E-Mail-Adresse für Rechnungen' },
  })
  @Opened()
  @Field(() => EmailAddress, {
    nullable: true,
    description: 'Where invoices go; null: to the address of the profile. Self.',
  })
  email!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    form: 'json',
    shape: shapes.postalAddress,
    correction: byPerson,
    description: { en: 'billing address', de: 'Rechnungsanschrift' },
  })
  @Opened('json')
  @Field(() => PostalAddress, {
    nullable: true,
    description: 'The address on invoices; null: that of the profile. Self.',
  })
  address!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    shape: shapes.text(20),
    correction: byPerson,
    description: { en: 'VAT identification number', de: 'Umsatzsteuer-Identifikationsnummer' },
  })
  @Opened()
  @Field(() => String, { nullable: true, description: 'The VAT identification number. Self.' })
  vatId!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    source: 'derived',
    isNeededWhileOwing: true,
    withheld: {
      en: 'It opens your payment methods at the payment processor.',
      de: 'Sie erschließt Ihre Zahlungsmittel beim Zahlungsdienstleister.',
    },
    description: {
      en: 'what the payment processor calls you',
      de: 'Kennung beim Zahlungsdienstleister',
    },
  })
  processorCustomer!: Sealed | null;

  @Column({ type: 'varchar', length: 3 })
  @PersonalData({
    ...detail,
    source: 'derived',
    plain: 'a property of the contract, the same for many',
    isRequired: true,
    isNeededWhileOwing: true,
    initially: () => 'EUR',
    description: { en: 'billing currency', de: 'Abrechnungswährung' },
  })
  @Field(() => CurrencyCode, { description: 'The currency of invoices. Self.' })
  currency!: string;
}
