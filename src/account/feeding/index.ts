import type { Feature } from '../../graphql';
import { InvoicesService } from '../invoices';
import { profileOf } from '../profile';
import { ContractsService } from './contracts.service';
import { feedingPermissions } from './feeding.permissions';
import { FeedingResolver } from './feeding.resolver';
import { InvoicingService } from './invoicing.service';
import { ProvisioningService } from './provisioning.service';
import { ExternalReference } from './references/external-reference.entity';
import { ExternalReferences } from './references/external-references';

/** The door of CallxTra's own systems: who is a customer, what was billed, when a contract ended. */
export const feeding: Feature = {
  name: 'feeding',
  entities: [ExternalReference],
  resolvers: [FeedingResolver],
  permissions: feedingPermissions,
  open(house) {
    const { database, clock, records, ledger, jobs, signIns } = house;
    const references = new ExternalReferences(records);
    const services = {
      provisioning: new ProvisioningService(references, records, ledger, signIns),
      invoicing: new InvoicingService(references, records, ledger, jobs),
      contracts: new ContractsService(references, ledger),
      profile: profileOf(house),
      invoices: new InvoicesService(database, clock),
    };
    return { resolvers: [new FeedingResolver(services)] };
  },
};
