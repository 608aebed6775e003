import { containsCardNumber } from '../../src/foundation/card-number';

/** Numbers that the networks and processors publish for tests. */
const published = [
  ['Visa', '4242424242424242'],
  ['Visa, 13 digits', '4222222222222'],
  ['Mastercard', '5555555555554444'],
  ['Mastercard of the 2 series', '2223003122003222'],
  ['American Express', '378282246310005'],
  ['Discover', '6011111111111117'],
  ['Diners Club', '3056930009020004'],
  ['Diners Club, 14 digits', '36227206271667'],
  ['JCB', '3566002020360505'],
  ['UnionPay', '6200000000000005'],
  ['UnionPay, 19 digits', '6205500000000000004'],
  ['Maestro', '6759649826438453'],
  ['Maestro, 12 digits', '501800000009'],
  ['Dankort', '5019717010103742'],
] as const;
const visa = '4242424242424242';

test.each(published)('a number of %s is found', (_network, number) => {
  expect(containsCardNumber(number)).toBe(true);
  expect(containsCardNumber(`Please charge ${number} from now on.`)).toBe(true);
});

test.each([
  ['in groups of four', '4242 4242 4242 4242'],
  ['with hyphens', '4242-4242-4242-4242'],
  ['with dots', '4242.4242.4242.4242'],
  ['with slashes', '4242/4242/4242/4242'],
  ['one by one', '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2'],
  ['in odd groups', '424 2424-24/242.4242'],
  ['over two lines', '42424242\n42424242'],
  ['with no-break and thin spaces', '4242\u00a04242\u20094242\u202f4242'],
  ['with nothing to be seen between', '4242\u200b4242\u00ad4242\ufeff4242'],
  ['full-width', '４２４２　４２４２　４２４２　４２４２'],
  ['in Arabic-Indic digits', '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢'],
  ['in Persian digits', '۴۲۴۲۴۲۴۲۴۲۴۲۴۲۴۲'],
  ['in Devanagari digits', '४२४२ ४२४२ ४२४२ ४२४२'],
  ['in mathematical digits', '𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐'],
  ['in circled and raised digits', '④②④②④②④②⁴²⁴²⁴²⁴²'],
  ['in keycaps', '4️⃣2️⃣'.repeat(8)],
  ['behind a word', 'Visa4242424242424242'],
  ['before expiry and code', '4242 4242 4242 4242 12/27 123'],
  ['behind a phone number', '+49 30 901820 / 4242 4242 4242 4242'],
  ['of American Express behind a phone number', '+49 30 901820, 378282246310005'],
  ['behind an IBAN', 'DE89 3704 0044 0532 0130 00, 4242 4242 4242 4242'],
  ['behind a date', '24.11.2026 4242 4242 4242 4242'],
])('a card number %s is found', (_how, text) => {
  expect(containsCardNumber(text)).toBe(true);
});

test.each([
  ['a wrong check digit', '4242 4242 4242 4241'],
  ['an unknown issuer', '9999 9999 9999 9995'],
  ['noughts', '0000 0000 0000 0000'],
  ['a part of a longer row of digits', `7${visa}3111`],
  ['digits that letters part', '4242 4242 or 4242 4242'],
  ['an international phone number', '+49 151 23456789'],
  ['a phone number with 00', '0049 (0)30 4567-8901'],
  ['a phone number with 00 that would pass as Maestro', '00 675912345617'],
  ['a national phone number', '0151/23456789'],
  ['a phone number that would pass as American Express', '+378282246310005'],
  ['an IBAN', 'DE89 3704 0044 0532 0130 00'],
  ['an IBAN in one piece', 'AT611904300234573201'],
  ['a VAT id', 'DE136695976, ATU12345678, FR40303265045'],
  ['a VAT id that would pass as Maestro', 'SE501800000009'],
  ['an invoice number', 'RE-2026-000417 of 2026-11-24'],
  ['a day', '24.11.2026 – 24.11.2026'],
  ['a row of days', '2026-11-24, 2026-12-14, 2026-12-24'],
  ['an IMEI', '356938035643809'],
  ['an address', 'Straße des 17. Juni 135, 10623 Berlin'],
  ['a name', 'Louis XIV. de Bourbon 3rd'],
  ['an id of ours', 'cus_01936a3e-7f00-7000-8000-4242424242ab'],
  ['nothing', ''],
])('%s is none', (_what, text) => {
  expect(containsCardNumber(text)).toBe(false);
});

test.each([
  ['spacing', '-'.repeat(100_000)],
  ['single digits', '4 '.repeat(5_000)],
  ['digits', '4'.repeat(100_000)],
  ['beginnings of IBANs', 'DE89 '.repeat(5_000)],
])('a text of nothing but %s is read in good time', (_what, text) => {
  const begun = process.cpuUsage();
  containsCardNumber(text);
  expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
});
