import { accessLog } from './account/access-log';
import { billing } from './account/billing';
import { invoices } from './account/invoices';
import { paymentMethods } from './account/payment-methods';
import { preferences } from './account/preferences';
import { Customer, profile } from './account/profile';
import { sessions } from './account/sessions';
import { viewer } from './account/viewer';
import type { Feature } from './graphql';
import { privacyFeature } from './privacy';

/** The doors of the house: a new feature is a folder and a line here. */
export const features: readonly Feature[] = [
  profile,
  viewer,
  billing,
  paymentMethods,
  invoices,
  preferences,
  sessions,
  accessLog,
  privacyFeature(Customer),
];
