import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { idLength, newId } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime, Node, Opened } from '../../graphql';
import {
  BlindIndex,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealed,
  sealedOrNull,
  Subject,
} from '../../personal-data';

export enum PaymentMethodKind {
  CARD = 'CARD',
  SEPA_DEBIT = 'SEPA_DEBIT',
}
registerEnumType(PaymentMethodKind, {
  name: 'PaymentMethodKind',
  description: 'Kinds of payment method.',
  valuesConfig: {
    CARD: { description: 'A credit or debit card.' },
    SEPA_DEBIT: { description: 'A SEPA direct debit mandate.' },
  },
});

export enum PaymentMethodState {
  ACTIVE = 'ACTIVE',
  PENDING = 'PENDING',
  EXPIRED = 'EXPIRED',
  FAILED = 'FAILED',
}
registerEnumType(PaymentMethodState, {
  name: 'PaymentMethodState',
  description: 'Can a payment method be charged?',
  valuesConfig: {
    ACTIVE: { description: 'It can be charged.' },
    PENDING: { description: 'The processor has not confirmed it yet.' },
    EXPIRED: { description: 'Its card has expired.' },
    FAILED: { description: 'It cannot be charged: the processor refused it or no longer holds it.' },
  },
});

const detail = {
  category: 'billing',
  purpose: 'billing',
  source: 'provided',
  onErasure: 'delete',
  isNeededWhileOwing: true,
} as const;

/** No is written as NULL, so that a unique key leaves each customer one yes. */
const yesOrNull = { to: (value?: boolean) => value || null, from: Boolean };

/** A way to pay. The card number never comes here: the payment processor holds it under a token. */
@Entity({ name: 'payment_method' })
@Index('payment_method_customerId', ['customerId', 'createdAt'])
@Index('payment_method_customerId_isDefault', ['customerId', 'isDefault'], { unique: true })
@Index('payment_method_processorTokenIndex', ['processorTokenIndex'], { unique: true })
@Index('payment_method_setupIndex', ['setupIndex'])
@Subject('customerId')
@RetainedFrom({ account: true })
@ObjectType('PaymentMethod', { implements: Node, description: 'A way to pay. Self.' })
export class PaymentMethod extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal({ initially: () => newId('pay') })
  declare id: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: 12 })
  @PersonalData({
    ...detail,
    plain: 'one of two kinds',
    shape: z.enum(PaymentMethodKind),
    description: { en: 'kind of payment method', de: 'Art des Zahlungsmittels' },
  })
  @Field(() => PaymentMethodKind, { description: 'Card or direct debit. Self.' })
  kind!: PaymentMethodKind;

  /** As the processor says; whether its card has expired is a question of the day on which one asks. */
  @Column({ type: 'varchar', length: 10 })
  @NotPersonal({ initially: () => PaymentMethodState.FAILED })
  state!: PaymentMethodState;

  /** When the processor last sent news of it: what is older comes late and changes nothing. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  newsAt!: Date | null;

  @Column({ type: 'boolean', nullable: true, transformer: yesOrNull })
  @PersonalData({
    ...detail,
    plain: 'yes or no',
    description: { en: 'charged by default', de: 'wird standardmäßig belastet' },
  })
  @Field(() => Boolean, { description: 'Is it charged unless another is chosen? Self.' })
  isDefault!: boolean;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    shape: z.string().max(40),
    description: { en: 'brand of the card', de: 'Kartenmarke' },
  })
  @Opened()
  @Field(() => String, { nullable: true, description: 'The brand of a card, e.g. visa. Self.' })
  brand!: Sealed | null;

  @Column(sealed)
  @PersonalData({
    ...detail,
    shape: z.string().regex(/^[0-9A-Z]{1,4}$/),
    description: { en: 'last four digits', de: 'letzte vier Ziffern' },
  })
  @Opened()
  @Field(() => String, { description: 'The last four digits of the card or account number. Self.' })
  last4!: Sealed;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    form: 'number',
    shape: z.int().min(1).max(12),
    description: { en: 'month of expiry', de: 'Ablaufmonat' },
  })
  @Opened('number')
  @Field(() => Int, { nullable: true, description: 'The month in which a card expires, 1 to 12. Self.' })
  expiryMonth!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    form: 'number',
    shape: z.int().min(2000).max(2999),
    description: { en: 'year of expiry', de: 'Ablaufjahr' },
  })
  @Opened('number')
  @Field(() => Int, { nullable: true, description: 'The year in which a card expires. Self.' })
  expiryYear!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({ ...detail, shape: z.string().max(200), description: { en: 'holder', de: 'Inhaber' } })
  @Opened()
  @Field(() => String, { nullable: true, description: 'The holder as the processor knows the name. Self.' })
  holderName!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    source: 'derived',
    description: { en: 'reference of the mandate', de: 'Mandatsreferenz' },
  })
  @Opened()
  @Field(() => String, { nullable: true, description: 'The reference of a SEPA mandate. Self.' })
  mandateReference!: Sealed | null;

  @Column(sealed)
  @PersonalData({
    ...detail,
    source: 'derived',
    // The processor knows none of this name: such a method is shown, removed, and never charged.
    initially: () => newId('non'),
    withheld: {
      en: 'Whoever holds it can charge the payment method.',
      de: 'Wer ihn hat, kann das Zahlungsmittel belasten.',
    },
    description: { en: 'token at the payment processor', de: 'Token beim Zahlungsdienstleister' },
  })
  processorToken!: Sealed;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('processorToken')
  processorTokenIndex!: string | null;

  /** Until the processor has confirmed the method. */
  @Column(sealedOrNull)
  @PersonalData({
    ...detail,
    source: 'derived',
    description: {
      en: 'reference of the set-up at the payment processor',
      de: 'Referenz der Einrichtung beim Zahlungsdienstleister',
    },
  })
  setupReference!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('setupReference')
  setupIndex!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...detail,
    source: 'derived',
    plain: 'lists are sorted by it',
    initially: (at) => at,
    description: { en: 'when it was added', de: 'wann es hinzugefügt wurde' },
  })
  @Field(() => DateTime, { description: 'When it was added. Self.' })
  createdAt!: Date;
}
