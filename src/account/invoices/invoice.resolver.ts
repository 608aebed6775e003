import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { connect, type Connection, type RequestContext } from '../../graphql';
import { BillingAccount } from '../billing';
import { Invoice, InvoiceStatus, Money } from './invoice.entity';
import type { InvoicesService } from './invoices.service';
import { InvoiceArgs, InvoiceConnection } from './invoices.types';

@Resolver(() => BillingAccount)
export class BillingInvoicesResolver {
  constructor(private readonly service: InvoicesService) {}

  @FieldResolver(() => InvoiceConnection, { description: 'The invoices, newest first. Self.' })
  invoices(
    @Root() { customerId }: BillingAccount,
    @Args() args: InvoiceArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Invoice>> {
    const list = { name: `invoices.${args.status ?? ''}`, owner: customerId, args };
    return connect(InvoiceConnection, context, list, (request) =>
      this.service.page(customerId, args.status ?? null, request),
    );
  }
}

@Resolver(() => Invoice)
export class InvoiceResolver {
  constructor(private readonly service: InvoicesService) {}

  @FieldResolver(() => InvoiceStatus, { description: 'Where it stands today. Self, services.' })
  status(@Root() invoice: Invoice): InvoiceStatus {
    return this.service.statusOf(invoice);
  }

  @FieldResolver(() => Money, { description: 'The total with taxes. Self, services.' })
  async total(@Root() invoice: Invoice, @Ctx() { records }: RequestContext): Promise<Money | null> {
    const minor = await records.open(invoice, 'totalMinor');
    return minor === null ? null : { amountMinor: Number(minor), currency: invoice.currency };
  }
}
