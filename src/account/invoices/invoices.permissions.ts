import type { Permissions } from '../../graphql';

export const invoicesPermissions: Permissions = {
  Billing: { invoices: 'isSelf' },
  Invoice: {
    id: 'isSelf',
    number: 'isSelf',
    status: 'isSelf',
    issuedOn: 'isSelf',
    dueOn: 'isSelf',
    total: 'isSelf',
  },
  InvoiceConnection: 'anybody',
  InvoiceEdge: 'anybody',
  Money: 'anybody',
};
