import type { House } from '../../../graphql';
import type { PaymentParts } from '../payment-parts';
import { PaymentMethod } from '../payment-method.entity';
import { PaymentChoiceResolver } from './choice.resolver';
import { ChoiceService } from './choice.service';
import { DetachmentJob } from './detachment.job';
import { Removal } from './removal';

/** Which ways to pay stay in the account, and which one is charged. */
export function openChoice(house: House, { methods, changes, profile }: PaymentParts) {
  const { database, payments, records, jobs, ledger } = house;
  const removal = new Removal(records, jobs, ledger);
  const choice = new ChoiceService(methods, profile, changes, removal);
  // Whose account is over, their methods end at the processor, too.
  house.retention.sweepBy(PaymentMethod, (change, ids) => removal.carryOutAll(change, ids));
  return {
    resolver: new PaymentChoiceResolver(choice, methods, profile),
    job: new DetachmentJob(database, payments, records, ledger),
  };
}
