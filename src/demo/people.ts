import type { StaffRole } from '../identity';

/** Everybody's password in the demo, which answers this machine alone. */
export const demoPassword = 'callxtra-demo';

export interface DemoCustomer {
  email: string;
  givenName: string;
  familyName: string;
  companyName: string | null;
  phoneNumber: string;
  locale: string;
  timeZone: string;
  postalAddress: {
    lines: string[];
    city: string;
    region: string | null;
    postalCode: string;
    country: string;
  };
  vatId: string | null;
  currency: string;
  /** Null: no such way to pay. */
  iban4: string | null;
  card4: string | null;
  invoicePrefix: string;
}

export const demoCustomers: readonly DemoCustomer[] = [
  {
    email: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    companyName: 'Analytical Engines GmbH',
    phoneNumber: '+4930901820',
    locale: 'en-GB',
    timeZone: 'Europe/Berlin',
    postalAddress: {
      lines: ['Invalidenstraße 43'],
      city: 'Berlin',
      region: null,
      postalCode: '10115',
      country: 'DE',
    },
    vatId: 'DE123456789',
    currency: 'EUR',
    iban4: '3000',
    card4: '4242',
    invoicePrefix: 'CX-A',
  },
  {
    email: 'bob@example.com',
    givenName: 'Bob',
    familyName: 'Kahn',
    companyName: null,
    phoneNumber: '+33142685300',
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    postalAddress: {
      lines: ['12 rue de Rivoli', 'Escalier B'],
      city: 'Paris',
      region: null,
      postalCode: '75004',
      country: 'FR',
    },
    vatId: null,
    currency: 'EUR',
    iban4: '0189',
    card4: '5556',
    invoicePrefix: 'CX-B',
  },
];

export interface DemoStaff {
  email: string;
  role: StaffRole;
  displayName: string | null;
}

export const demoStaff: readonly DemoStaff[] = [
  { email: 'agent@callxtra.example', role: 'SUPPORT_AGENT', displayName: 'Alex of support' },
  { email: 'officer@callxtra.example', role: 'PRIVACY_OFFICER', displayName: null },
  { email: 'officer2@callxtra.example', role: 'PRIVACY_OFFICER', displayName: null },
  { email: 'dpo@callxtra.example', role: 'DATA_PROTECTION_OFFICER', displayName: null },
];
