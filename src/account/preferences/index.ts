import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
import { suppressionsOf } from '../suppression';
import { PreferenceRecord } from './preference-record.entity';
import { preferencesPermissions } from './preferences.permissions';
import { CommunicationResolver, CustomerCommunicationResolver } from './preferences.resolver';
import { PreferencesService } from './preferences.service';
import { replayWithdrawal } from './withdrawals';

export { PreferenceRecord } from './preference-record.entity';
export { Channel } from './topics';

export const preferences: Feature = {
  name: 'preferences',
  entities: [PreferenceRecord],
  resolvers: [CommunicationResolver, CustomerCommunicationResolver],
  permissions: preferencesPermissions,
  open(house) {
    const profile = profileOf(house);
    const suppressions = suppressionsOf(house);
    const service = new PreferencesService(house.database, house.ledger, house.protective, suppressions);
    return {
      resolvers: [new CommunicationResolver(service, profile), new CustomerCommunicationResolver()],
      marketingStopped: (change, customerId) => service.withdrawAll(change, customerId),
      // Whoever objected once need not object again: agreements that came along with the account count for nothing.
      accountOpened: async (change, customerId) => {
        if (await suppressions.meets(change, customerId)) await service.withdrawAll(change, customerId);
      },
      replays: { withdrawal: replayWithdrawal(house.ledger) },
    };
  },
};
