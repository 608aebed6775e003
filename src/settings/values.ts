import { isIP } from 'node:net';
import { z } from 'zod';

/** Reads a text by a function that answers undefined for what it refuses; a problem tells only `expected`. */
export function parsed<T>(expected: string, parse: (text: string) => T | undefined): z.ZodType<T, string> {
  return z
    .string()
    .transform((text, context) => {
      const value = parse(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    })
    .describe(expected);
}

/** Reads a text that must fit a test and is kept as it is. */
export function matching(expected: string, fits: (text: string) => boolean): z.ZodType<string, string> {
  return parsed(expected, (text) => (fits(text) ? text : undefined));
}

export function choice<const Choice extends string>(...choices: Choice[]): z.ZodType<Choice, string> {
  const find = (text: string) => choices.find((one) => one === text);
  return parsed(choices.join(', ').replace(/, ([^,]*)$/, ' or $1'), find);
}

export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return parsed(`a whole number from ${least} to ${most}`, (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  });
}

/** A URL of one of the schemes that fits; `expected` shows its shape. */
export function address(expected: string, schemes: string[], fits: (url: URL) => boolean = () => true) {
  return matching(expected, (text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return schemes.includes(url.protocol.slice(0, -1)) && url.hostname !== '' && fits(url);
  });
}

/** A comma-separated list; every entry is read by the same function. */
export function listOf<T>(expected: string, parse: (entry: string) => T | undefined) {
  return parsed(expected, (text) => {
    const entries = text === '' ? [] : text.split(',').map((entry) => entry.trim());
    const values = entries.map(parse).filter((value) => value !== undefined);
    return values.length === entries.length ? values : undefined;
  });
}

/** The origin of a text that is nothing but an http(s) origin (a closing slash is forgiven). */
export function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  const isPlain = text.toLowerCase().replace(/\/$/, '') === origin;
  return isPlain && /^https?:$/.test(protocol) ? origin : undefined;
}

/** An IP address or a network in CIDR notation. */
export function networkOf(entry: string): string | undefined {
  const [ip = '', length, ...rest] = entry.split('/');
  const widest = { 4: 32, 6: 128 }[isIP(ip)];
  if (widest === undefined || rest.length > 0) return undefined;
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= widest);
  return isLength ? entry : undefined;
}

const isEmail = (text: string) => z.email().safeParse(text).success;

export const anyText = matching('a text', () => true);
export const email = matching('an e-mail address', isEmail);
export const origin = parsed(
  'an http(s) address without path, such as https://account.example.com',
  originOf,
);
export const httpAddress = address('an http(s) address', ['http', 'https']);

export const onOff = parsed('on or off', (text) => {
  if (/^(on|true|1)$/i.test(text)) return true;
  return /^(off|false|0)$/i.test(text) ? false : undefined;
});

export const sender = matching('an e-mail address, or Name <address>', (text) =>
  isEmail(/^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(text)?.[1] ?? text),
);

export const database = address(
  'mysql://user:password@host:port/database (or mariadb://...)',
  ['mysql', 'mariadb'],
  (url) => /^\/[^/]+$/.test(url.pathname),
);

/** What is as hard to guess as a key. */
export const secret = matching('at least 20 characters without blanks', (text) => /^\S{20,}$/.test(text));

export const host = matching(
  'an IP address or a host name',
  (text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text),
);

export const key = parsed('32 bytes in base64, or as 64 hexadecimal digits', (text) => {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
});
