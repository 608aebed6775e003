import type { Permissions } from '../../graphql';

const selfOrStaff = ['isSelf', 'staff'] as const;
/** What a service sees of those whom it feeds. */
const masked = [...selfOrStaff, 'service'] as const;

export const profilePermissions: Permissions = {
  Query: { me: 'customer', customer: 'staff' },
  Mutation: { updateProfile: 'customer' },
  Customer: {
    id: masked,
    status: masked,
    version: masked,
    createdAt: masked,
    updatedAt: selfOrStaff,
    maskedName: masked,
    maskedEmail: masked,
    maskedPhoneNumber: masked,
    name: 'isSelf',
    email: 'isSelf',
    phoneNumber: 'isSelf',
    postalAddress: 'isSelf',
    companyName: 'isSelf',
    locale: 'isSelf',
    timeZone: 'isSelf',
  },
  PersonName: 'anybody',
  PostalAddress: 'anybody',
  UpdateProfilePayload: 'anybody',
};
