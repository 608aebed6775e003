import { type Feature, ownNode } from '../../graphql';
import { profileOf } from '../profile';
import { openChoice } from './choice/open-choice';
import { PaymentDetachment } from './choice/payment-detachment.entity';
import { PaymentChoiceResolver } from './choice/choice.resolver';
import { MethodChanges } from './method-changes';
import { MethodRelease } from './method-release';
import { openNews } from './news/open-news';
import { ProcessorEvent } from './news/processor-event.entity';
import { PaymentMethod } from './payment-method.entity';
import { paymentMethodsPermissions } from './payment-methods.permissions';
import { BillingPaymentMethodsResolver, PaymentMethodResolver } from './payment-methods.resolver';
import { PaymentMethodsService } from './payment-methods.service';
import { openSetup } from './setup/open-setup';
import { PaymentSetupResolver } from './setup/setup.resolver';
import { ProcessorCustomers } from './processor-customers';

export { PaymentMethod, PaymentMethodKind, PaymentMethodState } from './payment-method.entity';

export const paymentMethods: Feature = {
  name: 'payment-methods',
  entities: [PaymentMethod, PaymentDetachment, ProcessorEvent],
  resolvers: [
    BillingPaymentMethodsResolver,
    PaymentMethodResolver,
    PaymentSetupResolver,
    PaymentChoiceResolver,
  ],
  permissions: paymentMethodsPermissions,
  open(house) {
    const { database, records, clock, vault, ledger, payments } = house;
    const methods = new PaymentMethodsService(database, records, clock);
    const customers = new ProcessorCustomers(database, records, vault.key('payments.customers'));
    const parts = { methods, customers, changes: new MethodChanges(ledger), profile: profileOf(house) };
    const setup = openSetup(house, parts);
    const choice = openChoice(house, parts);
    const news = openNews(house, parts);
    return {
      resolvers: [
        new BillingPaymentMethodsResolver(methods),
        new PaymentMethodResolver(methods),
        setup.resolver,
        choice.resolver,
      ],
      nodes: { pay: ownNode((id, customerId) => methods.find(id, customerId)) },
      jobs: [setup.job, choice.job, news.job],
      erasure: new MethodRelease(database, payments, records),
      routes: news.routes,
      references: {
        payment_processor: (manager, customerId) => customers.findToken(manager, customerId),
      },
    };
  },
};
