import { accessLog } from './account/access-log';
import { billing } from './account/billing';
import { feeding } from './account/feeding';
import { invoiceDocuments } from './account/invoice-documents';
import { invoices } from './account/invoices';
import { paymentMethods } from './account/payment-methods';
import { preferences } from './account/preferences';
import { Customer, profile } from './account/profile';
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
  invoiceDocuments,
  preferences,
  accessLog,
  feeding,
  privacyFeature(Customer),
];
