import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { CalendarDate, CurrencyCode, Long, Node, Opened } from '../../graphql';
import {
  BlindIndex,
  byNewInvoice,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealed,
  sealedOrNull,
  Subject,
} from '../../personal-data';

export enum InvoiceStatus {
  OPEN = 'OPEN',
  PAID = 'PAID',
  OVERDUE = 'OVERDUE',
  VOID = 'VOID',
}
registerEnumType(InvoiceStatus, {
  name: 'InvoiceStatus',
  description: 'Where an invoice stands.',
  valuesConfig: {
    OPEN: { description: 'To be paid by its due day.' },
    PAID: { description: 'Paid.' },
    OVERDUE: { description: 'Not paid, and its due day has passed.' },
    VOID: { description: 'Cancelled; nothing is owed.' },
  },
});

@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => Long, { description: 'The amount in minor units, e.g. cents.' })
  amountMinor!: number;

  @Field(() => CurrencyCode, { description: 'The currency.' })
  currency!: string;
}

// Kept under the retention key of tax law from the day it is written: an erasure of the account leaves it readable for tax alone.
const record = {
  category: 'invoices',
  purpose: 'tax',
  source: 'derived',
  onErasure: 'keep',
  correction: byNewInvoice,
} as const;

/** An issued invoice: a record of the past, never altered. */
@Entity({ name: 'invoice' })
@Index('invoice_customerId_issuedOn', ['customerId', 'issuedOn'])
@Index('invoice_numberIndex', ['numberIndex'], { unique: true })
@Index('invoice_issuedOn', ['issuedOn'])
@Subject('customerId')
@RetainedFrom({ at: 'issuedOn' })
@ObjectType('Invoice', { implements: Node, description: 'An issued invoice.' })
export class Invoice extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  declare id: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column(sealed)
  @PersonalData({ ...record, description: { en: 'invoice number', de: 'Rechnungsnummer' } })
  @Opened()
  @Field(() => String, { description: 'The number on the invoice. Self, services.' })
  number!: Sealed;

  @Column({ type: 'varchar', length: 43 })
  @BlindIndex('number')
  numberIndex!: string;

  /** OPEN, PAID or VOID; overdue is a question of the day on which one asks. */
  @Column({ type: 'varchar', length: 10 })
  @PersonalData({
    ...record,
    plain: 'open invoices are searched by it',
    description: { en: 'status', de: 'Stand' },
  })
  status!: InvoiceStatus;

  @Column({ type: 'date' })
  @PersonalData({
    ...record,
    plain: 'lists are sorted by it',
    description: { en: 'day of issue', de: 'Rechnungsdatum' },
  })
  @Field(() => CalendarDate, { description: 'The day of issue. Self, services.' })
  issuedOn!: string;

  @Column({ type: 'date' })
  @PersonalData({
    ...record,
    plain: 'overdue invoices are searched by it',
    description: { en: 'due day', de: 'Fälligkeit' },
  })
  @Field(() => CalendarDate, { description: 'The day by which it is to be paid. Self, services.' })
  dueOn!: string;

  @Column(sealed)
  @PersonalData({
    ...record,
    form: 'number',
    description: { en: 'total in minor units', de: 'Gesamtbetrag in kleinsten Einheiten' },
  })
  totalMinor!: Sealed;

  @Column({ type: 'varchar', length: 3 })
  @PersonalData({ ...record, plain: 'the same for many', description: { en: 'currency', de: 'Währung' } })
  currency!: string;

  /** To whom it was issued: what the person changes later changes no invoice. Null where it is not known. */
  @Column(sealedOrNull)
  @PersonalData({ ...record, form: 'json', description: { en: 'recipient', de: 'Empfänger' } })
  recipient!: Sealed | null;
}
