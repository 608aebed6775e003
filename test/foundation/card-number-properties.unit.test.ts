import fc from 'fast-check';
import { containsCardNumber } from '../../src/foundation/card-number';
import { ibanLengths } from '../../src/foundation/iban';

const spacing = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '-',
  '.',
  '/',
  ' - ',
  '\u00a0',
  '·',
  '\t',
  '_',
  ', ',
  '(',
  '\u200d',
);
const zeros = ['0', '０', '٠', '۰', '०'].map((zero) => zero.codePointAt(0)!);
const digits = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most })
    .map((list) => list.join(''));

test('any card number is found in any spacing, in the digits of any script, within any words', () => {
  const words = fc.stringMatching(/^[A-Za-zÀ-ž ,;:!?]{0,20}$/);
  const inputs = [
    cardNumber(),
    fc.array(spacing, { minLength: 19, maxLength: 19 }),
    fc.constantFrom(...zeros),
  ] as const;
  fc.assert(
    fc.property(...inputs, words, words, (number, gaps, zero, before, after) => {
      const written = [...number].map((digit, n) => String.fromCodePoint(zero + Number(digit)) + gaps[n]);
      return containsCardNumber(`${before}: ${written.join('')} ${after}`);
    }),
    { seed: 71, numRuns: 500 },
  );
});

test('a card number with one digit mistyped is none', () => {
  fc.assert(
    fc.property(cardNumber(), fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, step) => {
      const at = place % number.length;
      const mistyped = number.slice(0, at) + ((Number(number[at]) + step) % 10) + number.slice(at + 1);
      return !containsCardNumber(mistyped);
    }),
    { seed: 71, numRuns: 500 },
  );
});

test('no international phone number is taken for a card', () => {
  fc.assert(
    fc.property(digits(7, 15), fc.array(spacing, { minLength: 15, maxLength: 15 }), (number, gaps) => {
      const written = [...number].map((digit, n) => digit + gaps[n]!.replace(/[-_,·]/, ' '));
      return !containsCardNumber(`Tel. +${written.join('')}`);
    }),
    { seed: 71, numRuns: 1000 },
  );
});

test('no IBAN is taken for a card, in one piece or in groups of four', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ibanLengths),
      digits(33, 33),
      fc.boolean(),
      ([country, length], body, inGroups) => {
        const iban = ibanOf(country, body.slice(0, length - 4));
        return !containsCardNumber(`IBAN: ${inGroups ? iban.replace(/.{4}(?=.)/g, '$& ') : iban} (mine)`);
      },
    ),
    { seed: 71, numRuns: 2000 },
  );
});

test('no VAT id is taken for a card, not even one that begins like Maestro', () => {
  const country = fc.constantFrom('SE', 'LT', 'GB', 'XI');
  fc.assert(
    fc.property(country, fc.constantFrom('5020', '6759', ''), digits(12, 12), (vat, start, number) => {
      return !containsCardNumber(`VAT ${vat}${`${start}${number}`.slice(0, 12)}`);
    }),
    { seed: 71, numRuns: 2000 },
  );
});

test('fewer than twelve digits are never a card, whatever is between them', () => {
  const few = fc.string({ maxLength: 60, unit: 'grapheme' });
  fc.assert(
    fc.property(few, (text) => {
      const count = [...text.normalize('NFKC')].filter((sign) => /\p{Nd}/u.test(sign)).length;
      fc.pre(count < 12);
      return !containsCardNumber(text);
    }),
    { seed: 71 },
  );
});

/** A number of one of the networks, with its check digit. */
function cardNumber(): fc.Arbitrary<string> {
  const network = fc.constantFrom(
    ['4', 16],
    ['51', 16],
    ['2450', 16],
    ['34', 15],
    ['36', 14],
    ['62', 19],
    ['6763', 12],
  );
  return fc.tuple(network, digits(19, 19)).map(([[prefix, length], body]) => {
    const payload = `${prefix}${body}`.slice(0, length - 1);
    return payload + [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((check) => luhn(payload + check) === 0);
  });
}

/** Luhn as the standard tells it: every second digit from the right doubled, cross sums added. */
function luhn(number: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  let sum = 0;
  for (let place = 0; place < number.length; place += 1) {
    const digit = Number(number[number.length - 1 - place]);
    sum += place % 2 ? doubled[digit]! : digit;
  }
  return sum % 10;
}

function ibanOf(country: string, body: string): string {
  const digitsOf = (text: string) => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(digitsOf(`${body}${country}00`)) % 97n);
  return `${country}${String(check).padStart(2, '0')}${body}`;
}
