import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
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
    const service = new PreferencesService(house.database, house.ledger, house.protective);
    return {
      resolvers: [new CommunicationResolver(service, profile), new CustomerCommunicationResolver()],
      replays: { withdrawal: replayWithdrawal(house.ledger) },
    };
  },
};
