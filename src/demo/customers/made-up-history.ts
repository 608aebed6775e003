import { InvoiceStatus } from '../../account/invoices';
import { Channel } from '../../account/preferences';
import type { History, PastInvoice, PastVisit } from '../history';
import type { Random } from './random';

const days = { year: 365, month: 30.5, log: 90 };
/** Browser and operating system. */
const devices = [
  ['Firefox 145', 'Windows 11'],
  ['Chrome 142', 'Windows 11'],
  ['Chrome 142', 'Android 16'],
  ['Safari 26', 'iOS 26'],
  ['Safari 26', 'macOS 26'],
  ['Edge 142', 'Windows 10'],
] as const;
/** Kept for documentation (RFC 5737): they are nobody's. */
const networks = ['192.0.2', '198.51.100', '203.0.113'];
const operations = ['Dashboard', 'Dashboard', 'Invoices', 'Profile', 'Preferences', 'MobileHome'];
const topics = ['product_news', 'offers', 'events'];

/** What became of the account of somebody made up: opened within four years, billed each month since. */
export function madeUpHistory(random: Random): History {
  const openedDaysAgo = random.between(1, 4 * days.year);
  return {
    openedDaysAgo,
    invoices: invoicesOf(random, Math.min(Math.floor(openedDaysAgo / days.month), 24)),
    visits: visitsOf(random, Math.min(openedDaysAgo, days.log)),
    choices: choicesOf(random),
  };
}

/** Newest first. */
function invoicesOf(random: Random, months: number): PastInvoice[] {
  const monthly = random.between(19, 490) * 100;
  return Array.from({ length: months }, (_, monthsAgo) => {
    const status = statusOf(random, monthsAgo);
    const totalMinor = monthly + (random.isLucky(0.3) ? random.below(5000) : 0);
    return { monthsAgo, totalMinor, status, isRendered: status === InvoiceStatus.OPEN };
  });
}

/** The newest is open, one of the next two may be late, now and then one was cancelled. */
function statusOf(random: Random, monthsAgo: number): InvoiceStatus {
  if (monthsAgo === 0 || (monthsAgo < 3 && random.isLucky(0.05))) return InvoiceStatus.OPEN;
  return random.isLucky(0.02) ? InvoiceStatus.VOID : InvoiceStatus.PAID;
}

/** Oldest first, all from one or two devices. */
function visitsOf(random: Random, within: number): PastVisit[] {
  const ipAddress = `${random.pick(networks)}.${random.between(1, 254)}`;
  const own = [random.pick(devices), random.pick(devices)];
  const daysAgo = Array.from({ length: random.between(2, 20) }, () => random.between(0, within));
  return daysAgo
    .toSorted((a, b) => b - a)
    .map((ago) => {
      const [browser, operatingSystem] = random.pick(own);
      return { daysAgo: ago, ipAddress, browser, operatingSystem, operation: random.pick(operations) };
    });
}

function choicesOf(random: Random): History['choices'] {
  const channels = [Channel.EMAIL, ...(random.isLucky(0.2) ? [Channel.SMS] : [])];
  return topics
    .filter(() => random.isLucky(0.5))
    .flatMap((topic) => channels.map((channel) => ({ topic, channel, granted: random.isLucky(0.6) })));
}
