import { accessLog } from './account/access-log';
import { accessReports } from './account/access-reports';
import { billing } from './account/billing';
import { emailChange } from './account/email-change';
import { feeding } from './account/feeding';
import { invoiceDocuments } from './account/invoice-documents';
import { invoices } from './account/invoices';
import { paymentMethods } from './account/payment-methods';
import { preferences } from './account/preferences';
import { Customer, profile } from './account/profile';
import { sessions } from './account/sessions';
import { suppression } from './account/suppression';
import { viewer } from './account/viewer';
import type { Feature, House, OpenFeature } from './graphql';
import { privacyFeature } from './privacy';

/** The doors of the house: a new feature is a folder and a line here. */
export const features: readonly Feature[] = [
  profile,
  viewer,
  emailChange,
  billing,
  paymentMethods,
  invoices,
  invoiceDocuments,
  preferences,
  suppression,
  sessions,
  accessLog,
  accessReports,
  feeding,
  privacyFeature(Customer),
];

/** Opens every door for one house, and lets each hear what it asked to hear. */
export function openDoors(house: House): OpenFeature[] {
  const doors = features.map((feature) => feature.open(house));
  for (const door of doors) {
    house.takeovers.listen(async (change, customerId) => door.onTakeover?.(change, customerId));
    house.ownChanges.listen(async (change, made) => door.onOwnChange?.(change, made));
    for (const corrector of door.correctors ?? []) house.corrections.bring(corrector);
    for (const [recipient, find] of Object.entries(door.references ?? {}))
      house.references.bring(recipient, find);
    house.limitNews.listen(door);
    if (door.erasure) house.erasures.join(door.erasure);
  }
  return doors;
}
