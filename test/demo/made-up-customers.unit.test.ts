import { parseVatId } from '../../src/account/billing/vat-id';
import { InvoiceStatus } from '../../src/account/invoices';
import {
  parseAddress,
  parseCurrency,
  parseEmail,
  parseLocale,
  parsePhone,
  parseText,
  parseTimeZone,
} from '../../src/values';
import { madeUpCustomer } from '../../src/demo/customers/made-up-customer';
import { madeUpHistory } from '../../src/demo/customers/made-up-history';
import { Random } from '../../src/demo/customers/random';
import { containsCardNumber } from '../../src/foundation/card-number';
import { Problems, type Refusal } from '../../src/foundation/refusal';

const tags = Array.from({ length: 1500 }, (_, i) => `1-${i + 1}`);
const people = tags.map((tag) => madeUpCustomer(new Random(tag), tag));
const histories = tags.map((tag) => madeUpHistory(new Random(tag)));

test('each could have typed what stands there: every rule of the account takes it as it is', () => {
  const refused = people.flatMap((person) => {
    const problems = new Problems();
    const kept = {
      email: parseEmail(problems, ['email'], person.email),
      givenName: parseText(problems, ['givenName'], person.givenName, 100),
      familyName: parseText(problems, ['familyName'], person.familyName, 100),
      companyName: parseText(problems, ['companyName'], person.companyName, 200),
      phoneNumber: parsePhone(problems, ['phoneNumber'], person.phoneNumber, null),
      postalAddress: parseAddress(problems, ['postalAddress'], person.postalAddress),
      locale: parseLocale(problems, ['locale'], person.locale),
      timeZone: parseTimeZone(problems, ['timeZone'], person.timeZone),
      vatId: parseVatId(problems, ['vatId'], person.vatId),
      currency: parseCurrency(problems, ['currency'], person.currency),
    };
    expect(person).toMatchObject(kept);
    return faultsOf(problems).map((path) => `${path}: ${JSON.stringify(person)}`);
  });
  expect(refused).toEqual([]);
});

test('each is the same every time, and has an address of their own where nobody gets mail', () => {
  expect(tags.map((tag) => madeUpCustomer(new Random(tag), tag))).toEqual(people);
  expect(tags.map((tag) => madeUpHistory(new Random(tag)))).toEqual(histories);
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  expect(people.filter(({ email }) => !/^[a-z]+\.[a-z]+\.1-\d+@example\.(com|net|org)$/.test(email))).toEqual(
    [],
  );
});

test('they are of many countries and many kinds', () => {
  expect(new Set(people.map(({ postalAddress }) => postalAddress.country)).size).toBe(12);
  const companies = people.filter(({ companyName }) => companyName !== null);
  expect(companies.length / people.length).toBeCloseTo(0.4, 1);
  expect(companies.filter(({ vatId }) => vatId !== null).length).toBeGreaterThan(companies.length / 2);
  expect(people.filter(({ card4, iban4 }) => !card4 && !iban4)).toEqual([]);
  expect(people.filter((person) => containsCardNumber(JSON.stringify(person)))).toEqual([]);
});

test('their accounts hang together: nothing happened before they were opened, and most invoices are paid', () => {
  const invoices = histories.flatMap((each) => each.invoices);
  expect(
    invoices.filter(({ status }) => status === InvoiceStatus.PAID).length / invoices.length,
  ).toBeGreaterThan(0.8);
  for (const { openedDaysAgo, invoices: own, visits } of histories) {
    expect(own.length * 30).toBeLessThanOrEqual(openedDaysAgo);
    expect(visits[0]!.daysAgo).toBeLessThanOrEqual(openedDaysAgo);
  }
});

function faultsOf(problems: Problems): string[] {
  try {
    problems.settle();
    return [];
  } catch (error) {
    return (error as Refusal).problems.map(({ path }) => path.join('.'));
  }
}
