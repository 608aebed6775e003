import type { House } from '../../../graphql';
import type { PaymentParts } from '../payment-parts';
import { AdditionService } from './addition.service';
import { PaymentRefusals } from './payment-refusals';
import { PendingJob } from './pending.job';
import { PaymentSetupResolver } from './setup.resolver';
import { SetupsService } from './setups.service';

/** How ways to pay come into the account. */
export function openSetup(house: House, parts: PaymentParts) {
  const { methods, customers, changes, profile } = parts;
  const { database, payments, records, jobs, ledger, clock, log, settings } = house;
  const setups = new SetupsService(payments, customers, new PaymentRefusals(clock, log), ledger, settings);
  const addition = new AdditionService(profile, records, changes, jobs, ledger);
  return {
    resolver: new PaymentSetupResolver(setups, addition, methods, profile),
    job: new PendingJob(database, payments, records, parts),
  };
}
