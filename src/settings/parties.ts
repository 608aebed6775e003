import { recipients } from '../personal-data';
import { email, parsed } from './values';

/** A postal address as the API shows it. */
export interface PostalAddress {
  lines: string[];
  city: string;
  region: string | null;
  postalCode: string | null;
  country: string;
}

/** Somebody who can be written to: the representative, the data protection officer. */
export interface PartyContact {
  name: string;
  email: string | null;
  postalAddress: PostalAddress | null;
}

/** The supervisory authority that a complaint goes to. */
export interface SupervisoryAuthority {
  name: string;
  country: string;
  url: string;
}

export const postalAddress = parsed(
  'line|postal code|city|country code, such as Beispielweg 1|10115|Berlin|DE (further lines follow the first)',
  (text) => addressOf(partsOf(text)),
);

export const partyContact = parsed<PartyContact>(
  'name, name|e-mail address, or name|e-mail address|line|postal code|city|country code',
  (text) => {
    const [name = '', mail = '', ...address] = partsOf(text);
    const postal = address.length > 0 ? addressOf(address) : null;
    const isMail = mail === '' || email.safeParse(mail).success;
    return name !== '' && isMail && postal !== undefined
      ? { name, email: mail || null, postalAddress: postal }
      : undefined;
  },
);

export const supervisoryAuthority = parsed<SupervisoryAuthority>(
  'name|country code|http(s) address',
  (text) => {
    const [name = '', country = '', url = '', ...rest] = partsOf(text);
    const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
    return name !== '' && isCountry(country) && isWeb && rest.length === 0
      ? { name, country, url }
      : undefined;
  },
);

/** Who a recipient of data is, beyond what the register of processing declares. */
export interface NamedRecipient {
  code: string;
  name: string;
  country: string;
  /** What protects data outside the European Economic Area (Art. 46 GDPR). */
  transferSafeguard: string | null;
}

export const namedRecipients = parsed(
  'code|name|country code, or code|name|country code|safeguard, separated by semicolons',
  (text) => {
    const entries = text.split(';').filter((entry) => entry.trim() !== '');
    const named = entries.map(recipientOf).filter((recipient) => recipient !== undefined);
    const codes = new Set(named.map(({ code }) => code));
    return named.length === entries.length && codes.size === entries.length ? named : undefined;
  },
);

function recipientOf(entry: string): NamedRecipient | undefined {
  const [code = '', name = '', country = '', safeguard = '', ...rest] = partsOf(entry);
  const isWhole = isRecipient(code) && name !== '' && isCountry(country) && rest.length === 0;
  return isWhole ? { code, name, country, transferSafeguard: safeguard || null } : undefined;
}

function addressOf(parts: string[]): PostalAddress | undefined {
  const [postalCode = '', city = '', country = ''] = parts.slice(-3);
  const lines = parts.slice(0, -3);
  if (lines.length === 0 || lines.includes('') || city === '' || !isCountry(country)) return undefined;
  return { lines, city, region: null, postalCode: postalCode || null, country };
}

const partsOf = (text: string) => text.split('|').map((part) => part.trim());

const isRecipient = (code: string) => Object.hasOwn(recipients, code);

const isCountry = (code: string) => /^[A-Z]{2}$/.test(code);
