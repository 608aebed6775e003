import { type Feature, ownNode } from '../../graphql';
import { Invoice } from './invoice.entity';
import { BillingInvoicesResolver, InvoiceResolver } from './invoice.resolver';
import { invoicesPermissions } from './invoices.permissions';
import { InvoicesService } from './invoices.service';
import { OpenClaims } from './open-claims';

export { Invoice, InvoiceStatus } from './invoice.entity';
export { InvoiceFact } from './invoice-fact';
export { InvoicesService } from './invoices.service';
export { type Recipient, recipientOf } from './recipient';

export const invoices: Feature = {
  name: 'invoices',
  entities: [Invoice],
  resolvers: [BillingInvoicesResolver, InvoiceResolver],
  permissions: invoicesPermissions,
  open({ database, clock, retention, settings }) {
    const service = new InvoicesService(database, clock);
    const claims = new OpenClaims(clock, settings.controllerTimeZone);
    retention.guard(claims);
    return {
      resolvers: [new BillingInvoicesResolver(service), new InvoiceResolver(service)],
      erasure: claims,
      nodes: { inv: ownNode((id, customerId) => service.find(id, customerId)) },
    };
  },
};
