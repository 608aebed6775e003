import type { Permissions } from '../../graphql';

const selfOrStaff = ['isSelf', 'staff'] as const;

export const profilePermissions: Permissions = {
  Query: { me: 'customer', customer: 'staff' },
  Mutation: { updateProfile: 'customer' },
  Customer: {
    id: selfOrStaff,
    status: selfOrStaff,
    version: selfOrStaff,
    createdAt: selfOrStaff,
    updatedAt: selfOrStaff,
    maskedName: selfOrStaff,
    maskedEmail: selfOrStaff,
    maskedPhoneNumber: selfOrStaff,
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
