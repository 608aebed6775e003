import { containsCardNumber } from '../foundation/card-number';
import { type Problem, Refusal } from '../foundation/refusal';

/** These have a form of their own, checked where they are parsed; a card's number never fits it. */
const ownForm = new Set(['phoneNumber']);
/** Ids and hashes of ours are hexadecimal: now and then one has as many digits in a row as a card. */
const ours = /^([a-z]{2,8}_[0-9a-f-]{36}|[0-9a-f]{64})$/;

const message = {
  en: 'This looks like the number of a payment card. It was not stored: give it to the payment processor alone.',
  de: 'Das sieht nach der Nummer einer Zahlungskarte aus. Sie wurde nicht gespeichert: geben Sie sie nur dem Zahlungsdienstleister.',
};

/** PCI DSS 3.4: no text of an input may hold a card's number; refuses with every place that does. */
export function refuseCardNumbers(input: object): void {
  const problems = [...placesOf(input, [])].map((path): Problem => ({ code: 'INVALID', path, message }));
  if (problems.length > 0) throw new Refusal(problems);
}

function* placesOf(value: unknown, path: string[]): Iterable<string[]> {
  if (typeof value === 'string') {
    if (!ownForm.has(path.at(-1) ?? '') && !ours.test(value) && containsCardNumber(value)) yield path;
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [key, part] of Object.entries(value)) yield* placesOf(part, [...path, key]);
  }
}
