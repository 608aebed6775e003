import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength, newId } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime, EmailAddress, Locale, Node, Opened, PhoneNumber, TimeZone } from '../../graphql';
import {
  BlindIndex,
  byPerson,
  type Correction,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealed,
  sealedOrNull,
  Subject,
} from '../../personal-data';
import { PostalAddress, shapes } from '../../values';

export enum CustomerStatus {
  ACTIVE = 'ACTIVE',
  RESTRICTED = 'RESTRICTED',
  ERASURE_SCHEDULED = 'ERASURE_SCHEDULED',
  ERASED = 'ERASED',
}
registerEnumType(CustomerStatus, {
  name: 'CustomerStatus',
  description: 'Where a customer record stands.',
  valuesConfig: {
    ACTIVE: { description: 'In use.' },
    RESTRICTED: { description: 'Processing is restricted (GDPR Art. 18).' },
    ERASURE_SCHEDULED: { description: 'An erasure was approved and waits for its day.' },
    ERASED: { description: 'Erased; what a law keeps is no longer part of the account.' },
  },
});

/** An address is proven before mails go there. */
const byConfirmation: Correction = {
  by: 'proof',
  how: {
    en: 'An e-mail address is changed by requestEmailChange, which proves that the new one is yours.',
    de: 'Eine E-Mail-Adresse wird durch requestEmailChange geändert; so ist nachgewiesen, dass die neue Ihnen gehört.',
  },
};
const account = { purpose: 'service', source: 'provided', onErasure: 'delete' } as const;

/** A customer: one natural person, for themselves or as the contact of a company. */
@Entity({ name: 'customer' })
@Index('customer_emailIndex', ['emailIndex'])
@Index('customer_phoneNumberIndex', ['phoneNumberIndex'])
@Index('customer_contractEndedOn', ['contractEndedOn'])
@Subject('id')
@RetainedFrom({ at: 'contractEndedOn' })
@ObjectType('Customer', {
  implements: Node,
  description: 'A customer: one natural person, for themselves or as the contact of a company.',
})
export class Customer extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal({ initially: () => newId('cus') })
  declare id: string;

  @Column({ type: 'varchar', length: 20 })
  @NotPersonal({ initially: () => CustomerStatus.ACTIVE })
  @Field(() => CustomerStatus, { description: 'Where the record stands. Self, staff, services.' })
  status!: CustomerStatus;

  @Column({ type: 'int' })
  @NotPersonal({ initially: () => 1 })
  @Field(() => Int, {
    description: 'Goes up by one with each change; `expectedVersion` guards a write. Self, staff, services.',
  })
  version!: number;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...account,
    category: 'identity',
    source: 'derived',
    plain: 'lists are sorted by it',
    initially: (at) => at,
    description: { en: 'when the account was opened', de: 'wann das Konto eröffnet wurde' },
  })
  @Field(() => DateTime, { description: 'When the account was opened. Self, staff, services.' })
  createdAt!: Date;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...account,
    category: 'identity',
    source: 'derived',
    plain: 'changes are found by it',
    initially: (at) => at,
    description: { en: 'when the account was last changed', de: 'wann das Konto zuletzt geändert wurde' },
  })
  @Field(() => DateTime, { description: 'When it was last changed. Self, staff.' })
  updatedAt!: Date;

  /** Null while the contract runs. */
  @Column({ type: 'date', nullable: true })
  @PersonalData({
    ...account,
    category: 'identity',
    source: 'derived',
    plain: 'retention is counted from it',
    isRequired: true,
    description: { en: 'when the contract ended', de: 'wann der Vertrag endete' },
  })
  contractEndedOn!: string | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...account,
    category: 'identity',
    shape: shapes.text(100),
    isRequired: true,
    correction: byPerson,
    description: { en: 'given names', de: 'Vornamen' },
  })
  givenName!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...account,
    category: 'identity',
    shape: shapes.text(100),
    isRequired: true,
    correction: byPerson,
    description: { en: 'family name', de: 'Nachname' },
  })
  familyName!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...account,
    category: 'identity',
    shape: shapes.text(200),
    correction: byPerson,
    description: { en: 'company', de: 'Firma' },
  })
  @Opened()
  @Field(() => String, { nullable: true, description: 'The company, where there is one. Self.' })
  companyName!: Sealed | null;

  @Column(sealed)
  @PersonalData({
    ...account,
    category: 'contact',
    shape: shapes.email,
    correction: byConfirmation,
    isRequired: true,
    description: { en: 'e-mail address', de: 'E-Mail-Adresse' },
  })
  @Opened()
  @Field(() => EmailAddress, { nullable: true, description: 'Where we write to. Self.' })
  email!: Sealed;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('email')
  emailIndex!: string | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...account,
    category: 'contact',
    shape: shapes.phoneNumber,
    correction: byPerson,
    description: { en: 'telephone number', de: 'Telefonnummer' },
  })
  @Opened()
  @Field(() => PhoneNumber, { nullable: true, description: 'Where we call. Self.' })
  phoneNumber!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('phoneNumber')
  phoneNumberIndex!: string | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...account,
    category: 'contact',
    form: 'json',
    shape: shapes.postalAddress,
    correction: byPerson,
    description: { en: 'postal address', de: 'Postanschrift' },
  })
  @Opened('json')
  @Field(() => PostalAddress, { nullable: true, description: 'Where letters go. Self.' })
  postalAddress!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...account,
    category: 'settings',
    shape: shapes.locale,
    correction: byPerson,
    description: { en: 'language', de: 'Sprache' },
  })
  @Opened()
  @Field(() => Locale, { nullable: true, description: 'The language in which we write. Self.' })
  locale!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...account,
    category: 'settings',
    shape: shapes.timeZone,
    correction: byPerson,
    description: { en: 'time zone', de: 'Zeitzone' },
  })
  @Opened()
  @Field(() => TimeZone, {
    nullable: true,
    description: 'The time zone for times shown and calls made. Self.',
  })
  timeZone!: Sealed | null;
}
