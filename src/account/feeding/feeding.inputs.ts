import { Field, ID, InputType } from 'type-graphql';
import { CalendarDate, CurrencyCode, EmailAddress, Locale, Long, PhoneNumber, TimeZone } from '../../graphql';
import { InvoiceStatus } from '../invoices';
import { PersonNameInput, PostalAddressInput } from '../../values';

@InputType({ description: 'What every feed says.' })
abstract class FeedInput {
  @Field(() => String, {
    description:
      'What the feeding system calls it, at most 100 characters, case by case. The same reference with the same content answers the same object; with other content: INVALID.',
  })
  externalReference!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'A customer who is to have an account.' })
export class ProvisionCustomerInput extends FeedInput {
  @Field(() => String, { description: 'The issuer of the sign-in; the one that this API trusts.' })
  issuer!: string;

  @Field(() => String, {
    description:
      'The `sub` of the sign-in, at most 255 visible ASCII characters; it must not be bound to another account.',
  })
  subject!: string;

  @Field(() => PersonNameInput, { nullable: true, description: 'The name.' })
  name?: PersonNameInput | null;

  @Field(() => EmailAddress, { description: 'Where we write to.' })
  email!: string;

  @Field(() => PhoneNumber, {
    nullable: true,
    description:
      'The telephone number, with its country code, or as dialled in the country of the postal address.',
  })
  phoneNumber?: string | null;

  @Field(() => PostalAddressInput, { nullable: true, description: 'The postal address.' })
  postalAddress?: PostalAddressInput | null;

  @Field(() => String, { nullable: true, description: 'The company, at most 200 characters.' })
  companyName?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language in which we write.' })
  locale?: string | null;

  @Field(() => TimeZone, { nullable: true, description: 'The time zone.' })
  timeZone?: string | null;

  @Field(() => CurrencyCode, { description: 'The currency of the invoices.' })
  currency!: string;
}

@InputType({ description: 'An issued invoice. Once recorded nothing of it changes but its status.' })
export class RecordInvoiceInput extends FeedInput {
  @Field(() => ID, { description: 'The customer who is billed.' })
  customerId!: string;

  @Field(() => String, { description: 'The number on the invoice, at most 50 characters; no two have one.' })
  number!: string;

  @Field(() => CalendarDate, { description: 'The day of issue; none that is still to come.' })
  issuedOn!: string;

  @Field(() => CalendarDate, {
    description: 'The day by which it is to be paid; not before the day of issue.',
  })
  dueOn!: string;

  @Field(() => Long, { description: 'The total with taxes in minor units, e.g. cents; not below zero.' })
  totalMinor!: number;

  @Field(() => CurrencyCode, { description: 'The currency of the total.' })
  currency!: string;

  @Field(() => InvoiceStatus, {
    description:
      'OPEN, PAID or VOID. Sent again with the same reference, an open invoice becomes PAID or VOID; both are final. OPEN sent late changes nothing. OVERDUE follows from the due day and is refused.',
  })
  status!: InvoiceStatus;
}

@InputType({ description: 'The end of a contract: from that day on retention is counted.' })
export class EndContractInput extends FeedInput {
  @Field(() => ID, { description: 'The customer whose contract ended.' })
  customerId!: string;

  @Field(() => CalendarDate, { description: 'Its last day; none that is still to come, and final.' })
  endedOn!: string;
}
