import { InvoiceStatus } from '../account/invoices';
import { Channel } from '../account/preferences';

export interface PastInvoice {
  monthsAgo: number;
  totalMinor: number;
  status: InvoiceStatus;
  /** Is its document to be made up? */
  isRendered: boolean;
}

export interface PastVisit {
  daysAgo: number;
  ipAddress: string;
  browser: string;
  operatingSystem: string;
  operation: string;
}

/** What became of an account so far. */
export interface History {
  openedDaysAgo: number;
  invoices: readonly PastInvoice[];
  visits: readonly PastVisit[];
  choices: readonly { topic: string; channel: Channel; granted: boolean }[];
}

/** The same for everybody of the demo, so that tests can count on it. */
export const demoHistory: History = {
  openedDaysAgo: 0,
  invoices: Array.from({ length: 24 }, (_, i) => ({
    monthsAgo: i,
    totalMinor: 4900 + 250 * (i % 6),
    status: i === 0 ? InvoiceStatus.OPEN : InvoiceStatus.PAID,
    isRendered: true,
  })),
  visits: Array.from({ length: 30 }, (_, i) => 30 - i).map((i) => ({
    daysAgo: i * 2,
    ipAddress: `192.0.2.${10 + (i % 5)}`, // TEST-NET-1 (RFC 5737)
    browser: i % 3 === 0 ? 'Safari 26' : 'Firefox 145',
    operatingSystem: i % 3 === 0 ? 'iOS 26' : 'Windows 11',
    operation: i % 4 === 0 ? 'Invoices' : 'Dashboard',
  })),
  choices: [
    { topic: 'product_news', channel: Channel.EMAIL, granted: true },
    { topic: 'offers', channel: Channel.EMAIL, granted: false },
  ],
};
