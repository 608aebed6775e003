import { ArgsType, Field } from 'type-graphql';
import { connectionOf, PageArgs } from '../../graphql';
import { Invoice, InvoiceStatus } from './invoice.entity';

@ArgsType()
export class InvoiceArgs extends PageArgs {
  @Field(() => InvoiceStatus, {
    nullable: true,
    description: 'Only invoices that stand there; all where left out.',
  })
  status?: InvoiceStatus | null;
}

export const InvoiceConnection = connectionOf<Invoice>('Invoice', () => Invoice);
