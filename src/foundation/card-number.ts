import { withoutIbans } from './iban';

/**
 * The numbers that issuers give out: first digits, and how many there are (ISO/IEC 7812).
 * Long numbers are taken broadly, short ones narrowly: those look like an invoice's or an article's.
 */
const issued: [prefix: RegExp, lengths: readonly number[]][] = [
  [/^4/, [13, 16, 19]], // Visa
  [/^5[0-8]/, [16, 17, 18, 19]], // Mastercard, Maestro
  [/^(222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]], // Mastercard
  [/^220[0-4]/, [16, 17, 18, 19]], // Mir
  [/^3[47]/, [15]], // American Express
  [/^3(0[0-5]|095|6|[89])/, [14, 15, 16, 17, 18, 19]], // Diners Club
  [/^35/, [16, 17, 18, 19]], // JCB
  [/^6/, [16, 17, 18, 19]], // Discover, UnionPay, Maestro, RuPay, girocard and more
  [/^(5018|5020|5038|5893|6304|6334|6759|676[1-3]|6767)/, [12, 13, 14, 15]], // short Maestro
  [/^(8[126]|9792|9860)/, [16, 17, 18, 19]], // UnionPay, RuPay, Troy, Uzcard, Humo
];
const shortest = 12;
const longest = 19;
/** E.164; two more where it is written with 00. */
const longestPhone = 15;

/** Digits that are written together, and what stands before them. */
interface Group {
  digits: string;
  before: string;
}

/**
 * Is there a payment card's number in this text? Whatever stands between the digits but a letter is taken for
 * spacing, and digits of every script count. Not for fields of their own form: phone number, IBAN, VAT id.
 */
export function containsCardNumber(text: string): boolean {
  const plain = withoutDates(withoutVatIds(withoutIbans(asciiDigits(text.normalize('NFKC')))));
  // Letters end a number; marks, such as those of a keycap, do not.
  return plain.split(/\p{L}+/u).some((stretch) => hasCard(groupsOf(stretch)));
}

function groupsOf(stretch: string): Group[] {
  let end = 0;
  return [...stretch.matchAll(/\d+/g)].map(({ 0: digits, index }) => {
    const before = stretch.slice(end, index);
    end = index + digits.length;
    return { before, digits };
  });
}

/** A number begins and ends where a group does: what merely lies within a longer row of digits is none. */
function hasCard(groups: readonly Group[]): boolean {
  let phone = 0;
  return groups.some((group, start) => {
    phone = Math.max(phone, phoneFrom(group));
    const isCard = startsCard(groups, start, phone);
    phone -= group.digits.length;
    return isCard;
  });
}

/** How many digits from here on may be those of an international phone number. */
function phoneFrom({ before, digits }: Group): number {
  if (/\+[^\d+]{0,2}$/.test(before)) return longestPhone;
  return digits.startsWith('00') ? longestPhone + 2 : 0;
}

function startsCard(groups: readonly Group[], start: number, phone: number): boolean {
  let number = '';
  for (const { digits } of groups.slice(start, start + longest)) {
    number += digits;
    if (number.length > longest) return false;
    if (number.length > phone && isCardNumber(number)) return true;
  }
  return false;
}

function isCardNumber(number: string): boolean {
  const isIssued = issued.some(([prefix, lengths]) => lengths.includes(number.length) && prefix.test(number));
  return number.length >= shortest && isIssued && hasCheckDigit(number);
}

/** Luhn's check (ISO/IEC 7812-1, annex B). */
function hasCheckDigit(number: string): boolean {
  const sum = [...number].toReversed().reduce((total, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

/** Without the VAT ids that are as long as a card number: twelve digits right behind the country. */
function withoutVatIds(text: string): string {
  return text.replace(/(?<![\p{L}\d])(SE|LT|GB|XI)([ -]?\d){12}(?![ -]?\d|\p{L})/giu, ' x ');
}

/** Two dates in a row have as many digits as a card number. */
function withoutDates(text: string): string {
  return text
    .replace(/(?<!\d)(0?[1-9]|[12]\d|3[01])[./-](0?[1-9]|1[0-2])[./-](19|20)\d\d(?!\d)/g, ' x ')
    .replace(/(?<!\d)(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)/g, ' x ');
}

function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : String(valueOf(digit))));
}

/** The digits of a script follow each other from nought, in rows of ten. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
