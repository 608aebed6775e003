import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { calendarDay } from '../foundation/calendar-day';

/**
 * A scalar for what people type: any string is taken as it is, and the service says with a path
 * what is wrong with it.
 */
function typed(name: string, description: string): GraphQLScalarType<string, string> {
  return textual(name, description, (text) => text);
}

function textual(
  name: string,
  description: string,
  accept: (text: string) => string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown) => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} must be a string.`);
    return accept(value);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const EmailAddress = typed(
  'EmailAddress',
  'An e-mail address (RFC 5321), trimmed, its domain in lower case.',
);
export const PhoneNumber = typed(
  'PhoneNumber',
  'A telephone number in E.164 form, e.g. +4930123456. Common ways of writing it are accepted.',
);
export const CountryCode = typed('CountryCode', 'A country as ISO 3166-1 alpha-2 code, e.g. DE.');
export const CurrencyCode = typed('CurrencyCode', 'A currency as ISO 4217 code, e.g. EUR.');
export const Locale = typed('Locale', 'A language tag (BCP 47), e.g. de-AT.');
export const TimeZone = typed('TimeZone', 'A time zone of the IANA database, e.g. Europe/Berlin.');
export const Url = typed('URL', 'An absolute URL (RFC 3986).');
export const IPAddress = typed('IPAddress', 'An IPv4 or IPv6 address.');

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in UTC (RFC 3339) to the millisecond, e.g. 2026-11-24T09:30:00.000Z.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function parseInstant(value: unknown): Date {
  const isInstant =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value);
  const instant = new Date(isInstant ? value : Number.NaN);
  if (Number.isNaN(instant.getTime()))
    throw new GraphQLError('DateTime must be an instant with its offset (RFC 3339).');
  return instant;
}

export const CalendarDate = textual('Date', 'A calendar date (ISO 8601), e.g. 2026-11-24.', (text) => {
  try {
    return calendarDay(text);
  } catch {
    throw new GraphQLError('Date must be a calendar date (YYYY-MM-DD).');
  }
});

export const Long = new GraphQLScalarType<number, number>({
  name: 'Long',
  description: 'A whole number from -(2^53 - 1) to 2^53 - 1.',
  serialize: (value) => Number(value),
  parseValue: parseWhole,
  parseLiteral: (node) => parseWhole(node.kind === Kind.INT ? Number(node.value) : undefined),
});

function parseWhole(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new GraphQLError('Long must be a whole number of at most 53 bits.');
  return value as number;
}
