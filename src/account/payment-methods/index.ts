import { type Feature, ownNode } from '../../graphql';
import { PaymentMethod } from './payment-method.entity';
import { paymentMethodsPermissions } from './payment-methods.permissions';
import { BillingPaymentMethodsResolver, PaymentMethodResolver } from './payment-methods.resolver';
import { PaymentMethodsService } from './payment-methods.service';

export { PaymentMethod, PaymentMethodKind, PaymentMethodState } from './payment-method.entity';

export const paymentMethods: Feature = {
  name: 'payment-methods',
  entities: [PaymentMethod],
  resolvers: [BillingPaymentMethodsResolver, PaymentMethodResolver],
  permissions: paymentMethodsPermissions,
  open({ database, records, clock }) {
    const service = new PaymentMethodsService(database, records, clock);
    return {
      resolvers: [new BillingPaymentMethodsResolver(service), new PaymentMethodResolver(service)],
      nodes: { pay: ownNode((id, customerId) => service.find(id, customerId)) },
    };
  },
};
