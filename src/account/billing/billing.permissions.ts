import type { Permissions } from '../../graphql';

export const billingPermissions: Permissions = {
  Mutation: { updateBillingDetails: 'customer' },
  Customer: { billing: 'isSelf' },
  Billing: {
    email: 'isSelf',
    address: 'isSelf',
    vatId: 'isSelf',
    currency: 'isSelf',
  },
  UpdateBillingDetailsPayload: 'anybody',
};
