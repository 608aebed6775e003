import type { Permissions } from '../../graphql';

export const feedingPermissions: Permissions = {
  Mutation: { provisionCustomer: 'service', recordInvoice: 'service', endContract: 'service' },
  ProvisionCustomerPayload: 'anybody',
  RecordInvoicePayload: 'anybody',
  EndContractPayload: 'anybody',
};
