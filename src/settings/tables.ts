import { controllerTable, deadlineTable } from './law.table';
import { paymentTable } from './payment.table';
import { recipientTable } from './recipient.table';
import { partnerTable, serverTable, storeTable } from './server.table';
import type { ValuesOf } from './setting';

/** Every setting there is, in the order of the documentation. */
export const sections = [
  { title: 'Server', table: serverTable },
  { title: 'Stores and keys', table: storeTable },
  { title: 'Sign-in and mail', table: partnerTable },
  { title: 'Payments', table: paymentTable },
  { title: 'Recipients of personal data', table: recipientTable },
  { title: 'Controller', table: controllerTable },
  { title: 'Deadlines and decisions', table: deadlineTable },
];

export const tables = {
  ...serverTable,
  ...storeTable,
  ...partnerTable,
  ...paymentTable,
  ...recipientTable,
  ...controllerTable,
  ...deadlineTable,
};

export type Values = ValuesOf<typeof tables>;

export const isProduction = (values: Values) => values.NODE_ENV === 'production';
