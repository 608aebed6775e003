import type { DemoCustomer } from '../people';
import { countries, type Country } from './countries';
import type { Random } from './random';

const trades = ['Logistik', 'Digital', 'Consulting', 'Solar', 'Media', 'Design', 'Immo', 'Travel', 'Systems'];
/** Reserved (RFC 2606): nobody is ever written to there. */
const domains = ['example.com', 'example.net', 'example.org'];

/** Somebody who does not exist, and could; `tag` is nobody else's. */
export function madeUpCustomer(random: Random, tag: string): DemoCustomer {
  // The lesser of two draws: the first countries have the most customers.
  const country = countries[Math.min(random.below(countries.length), random.below(countries.length))]!;
  const givenName = random.pick(country.given);
  const familyName = random.pick(country.family);
  const [city, postalCode] = random.pick(country.places);
  const companyName = random.isLucky(0.4) ? companyOf(random, country, familyName) : null;
  const hasCard = random.isLucky(0.6);
  return {
    email: `${plain(givenName)}.${plain(familyName)}.${tag}@${random.pick(domains)}`,
    givenName,
    familyName,
    companyName,
    phoneNumber: random.fill(random.pick(country.phones)),
    locale: random.pick(country.locales),
    timeZone: country.timeZone,
    postalAddress: {
      lines: [numbered(random, random.pick(country.streets))],
      city,
      region: null,
      postalCode: random.fill(postalCode),
      country: country.code,
    },
    vatId: companyName && random.isLucky(0.8) ? random.fill(country.vatId) : null,
    currency: country.currency,
    card4: hasCard ? random.fill('####') : null,
    iban4: !hasCard || random.isLucky(0.2) ? random.fill('####') : null,
    invoicePrefix: `CX-${tag}`,
  };
}

function companyOf(random: Random, { forms }: Country, familyName: string): string {
  return `${familyName} ${random.pick(trades)} ${random.pick(forms)}`;
}

/** No house has the number 0. */
function numbered(random: Random, street: string): string {
  return street.replace(/#+/, (digits) => String(random.between(1, 10 ** digits.length - 1)));
}

const folded: Record<string, string> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', đ: 'd', ı: 'i' };

/** A name as it stands in an e-mail address. */
function plain(name: string): string {
  const letters = name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return letters.replace(/[ßłøæđı]/g, (letter) => folded[letter]!).replace(/[^a-z]+/g, '');
}
