import type { Permissions } from '../../graphql';

export const preferencesPermissions: Permissions = {
  Mutation: { updatePreferences: 'customer' },
  Customer: { communication: 'isSelf' },
  Communication: { preferences: 'isSelf' },
  Preference: 'anybody',
  Topic: 'anybody',
  UpdatePreferencesPayload: 'anybody',
};
