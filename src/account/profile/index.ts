import { type Feature, type House, judgements } from '../../graphql';
import { AccountEnd } from './account-end';
import { Customer } from './customer.entity';
import { ProfileCorrector } from './profile-corrector';
import { profilePermissions } from './profile.permissions';
import { ProfileResolver } from './profile.resolver';
import { ProfileService } from './profile.service';

export { goneAmong } from './account-end';
export { changedValues } from './changed-values';
export { Customer, CustomerStatus } from './customer.entity';
export { ProfileService } from './profile.service';

const services = new WeakMap<House, ProfileService>();

function openService({ database, records, ledger, ownChanges }: House): ProfileService {
  return new ProfileService(database, records, ledger, ownChanges);
}

/** The one profile service of a house, for the doors that change what belongs to the customer's record. */
export function profileOf(house: House): ProfileService {
  const service = services.get(house) ?? openService(house);
  services.set(house, service);
  return service;
}

export const profile: Feature = {
  name: 'profile',
  entities: [Customer],
  resolvers: [ProfileResolver],
  permissions: profilePermissions,
  open(house) {
    const service = profileOf(house);
    return {
      resolvers: [new ProfileResolver(service)],
      correctors: [new ProfileCorrector(service, house.records, house.ledger)],
      restrictionTurned: (change, id, isRestricted) => service.markRestricted(change, id, isRestricted),
      erasure: new AccountEnd(),
      nodes: {
        cus: async (id, context) => {
          const isOwn = judgements.isSelf(context, { id });
          if (!isOwn && !judgements.staff(context, undefined)) return null;
          const customer = await context.loaders.load(Customer, service.findMany, id);
          if (customer && !isOwn) context.sawCustomer(id);
          return customer;
        },
      },
    };
  },
};
