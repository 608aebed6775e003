import type { Permissions } from '../../graphql';

export const paymentMethodsPermissions: Permissions = {
  Mutation: {
    startPaymentMethodSetup: 'customer',
    addPaymentMethod: 'customer',
    setDefaultPaymentMethod: 'customer',
    removePaymentMethod: 'customer',
  },
  Billing: { paymentMethods: 'isSelf', defaultPaymentMethod: 'isSelf' },
  PaymentMethod: {
    id: 'isSelf',
    kind: 'isSelf',
    state: 'isSelf',
    isDefault: 'isSelf',
    brand: 'isSelf',
    last4: 'isSelf',
    expiryMonth: 'isSelf',
    expiryYear: 'isSelf',
    expiresSoon: 'isSelf',
    holderName: 'isSelf',
    mandateReference: 'isSelf',
    createdAt: 'isSelf',
  },
  StartPaymentMethodSetupPayload: 'anybody',
  AddPaymentMethodPayload: 'anybody',
  SetDefaultPaymentMethodPayload: 'anybody',
  RemovePaymentMethodPayload: 'anybody',
};
