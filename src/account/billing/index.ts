import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
import { BillingAccount } from './billing-account.entity';
import { BillingCorrector } from './billing-corrector';
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
    const { database, records, ledger, ownChanges } = house;
    const service = new BillingService(database, records, ledger, profile, ownChanges);
    return {
      resolvers: [new BillingResolver(service, profile), new CustomerBillingResolver(service)],
      correctors: [new BillingCorrector(service, records.catalogue.tableOf(BillingAccount).name)],
    };
  },
};
