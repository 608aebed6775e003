import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { Invoice } from '../invoices';
import { Customer } from '../profile';

@ObjectType({ description: 'What provisionCustomer brought about.' })
export class ProvisionCustomerPayload extends Payload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The customer, new or of the first time; null where nothing was done.',
  })
  customer!: Customer | null;
}

@ObjectType({ description: 'What recordInvoice brought about.' })
export class RecordInvoicePayload extends Payload {
  @Field(() => Invoice, {
    nullable: true,
    description: 'The invoice as it stands now; null where nothing was done.',
  })
  invoice!: Invoice | null;
}

@ObjectType({ description: 'What endContract brought about.' })
export class EndContractPayload extends Payload {
  @Field(() => Customer, { nullable: true, description: 'The customer; null where nothing was done.' })
  customer!: Customer | null;
}
