import type { Feature } from '../../graphql';
import { InvoicesService } from '../invoices';
import { profileOf } from '../profile';
import { ContractsService } from './contracts.service';
import { feedingPermissions } from './feeding.permissions';
import { FeedingResolver } from './feeding.resolver';
import { InvoicingService } from './invoicing.service';
import { ProvisioningService } from './provisioning.service';
import { BarredReference } from './references/barred-reference.entity';
import { BarredReferences } from './references/barred-references';
import { ExternalReference } from './references/external-reference.entity';
import { ExternalReferences } from './references/external-references';

/** The door of CallxTra's own systems: who is a customer, what was billed, when a contract ended. */
export const feeding: Feature = {
  name: 'feeding',
  entities: [ExternalReference, BarredReference],
  resolvers: [FeedingResolver],
  permissions: feedingPermissions,
  open(house) {
    const { database, clock, records, ledger, jobs, signIns, limitNews, vault } = house;
    const references = new ExternalReferences(records);
    const barred = new BarredReferences(records, vault.key('references.barred'));
    const services = {
      provisioning: new ProvisioningService(references, barred, records, ledger, { signIns, limitNews }),
      invoicing: new InvoicingService(references, records, ledger, jobs),
      contracts: new ContractsService(references, ledger),
      profile: profileOf(house),
      invoices: new InvoicesService(database, clock),
    };
    return { resolvers: [new FeedingResolver(services)], erasure: barred };
  },
};
