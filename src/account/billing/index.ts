import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
import { BillingAccount } from './billing-account.entity';
import { billingPermissions } from './billing.permissions';
import { BillingResolver, CustomerBillingResolver } from './billing.resolver';
import { BillingService } from './billing.service';

export { BillingAccount } from './billing-account.entity';

export const billing: Feature = {
  name: 'billing',
  entities: [BillingAccount],
  resolvers: [BillingResolver, CustomerBillingResolver],
  permissions: billingPermissions,
  open(house) {
    const profile = profileOf(house);
    const service = new BillingService(house.database, house.records, house.ledger, profile);
    return { resolvers: [new BillingResolver(service, profile), new CustomerBillingResolver(service)] };
  },
};
