import type { Permissions } from '../../graphql';

/** What a service sees of the invoices that it feeds. */
const selfOrService = ['isSelf', 'service'] as const;

export const invoicesPermissions: Permissions = {
  Billing: { invoices: 'isSelf' },
  Invoice: {
    id: selfOrService,
    number: selfOrService,
    status: selfOrService,
    issuedOn: selfOrService,
    dueOn: selfOrService,
    total: selfOrService,
  },
  InvoiceConnection: 'anybody',
  InvoiceEdge: 'anybody',
  Money: 'anybody',
};
