import {
  getNamedType,
  type GraphQLInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  parseValue,
  print,
} from 'graphql';
import { features } from '../../src/features';
import { wordsOf } from '../../src/graphql';
import { apiSchema } from '../../src/server/schema';
import { currentOf } from '../account/session-list';
import { contentsOf } from '../kit/contents';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled, until } from '../kit/workers';
import { done } from '../privacy/desk-kit';
import { argumentsFor, preparedInput } from './arguments';
import type { Reader } from './expected';
import type { ArgumentsOf } from './routes';
import { requestsOf, stageFor } from './stages';

const { schema, permissions } = apiSchema(features, []);
const mutations = Object.values(schema.getMutationType()!.getFields()).filter(({ name }) =>
  wordsOf(permissions.get('Mutation')!.get(name)!).includes('customer'),
);

/** Tells of every request, this one too. */
const requests = 'access_log_entry';
/** A guess counts, only tried or not: else this would be the place to guess. */
const counting: Record<string, readonly string[]> = { confirmEmailChange: ['email_change'] };

let house: TestHouse;
let ada: Visitor;
let visitors: Record<Reader, Visitor>;
let argumentsOf: ArgumentsOf;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  const officer = await house.signIn('officer@callxtra.example');
  visitors = { own: ada, officer } as Record<Reader, Visitor>;
  await requestsOf(visitors);
  argumentsOf = await argumentsFor(ada);
  // The first mail to the office makes the key that seals them all.
  const input = { requestId: await stageFor(house, visitors, 'sendRequestMessage'), text: 'Hello.' };
  await done(ada, 'sendRequestMessage', input);
});
afterAll(() => house.close());

describe.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (name, mutation) => {
  it('offers to check all rules and write nothing', () => {
    const input = getNamedType(mutation.args[0]!.type) as GraphQLInputObjectType;
    const { type, defaultValue } = input.getFields().validateOnly ?? {};
    expect([String(type), defaultValue]).toEqual(['Boolean', false]);
  });

  it('answers a good input with nothing, no object and no error, and changes no table', async () => {
    const prepared = await preparedInput(house, visitors, name);
    await sessionNoted();
    await settled(house);
    const leftOut = [requests, ...(counting[name] ?? [])];
    const before = await contentsOf(house, leftOut);
    const { data, errors } = await ada.ask(
      `mutation { ${name}(${onlyTried('done', prepared)}) { ${selection()} } }`,
    );
    const answered = Object.entries(data[name] as object).filter(([, value]) => value !== null);
    expect({ errors, answered }).toEqual({ errors: [], answered: [['userErrors', []]] });
    expect(await contentsOf(house, leftOut)).toEqual(before);
  });

  it('tells what is wrong with a bad one all the same', async () => {
    const { data } = await ada.ask(
      `mutation { ${name}(${onlyTried('userErrors')}) { userErrors { code } } }`,
    );
    expect(data[name].userErrors).not.toEqual([]);
  });

  /** The input that is written for the mutation, with validateOnly in it. */
  function onlyTried(next: string, prepared?: string): string {
    const argument = prepared ?? argumentsOf({ type: 'Mutation', field: name, target: '' }, next);
    const input = parseValue(argument!.replace(/^input: /, ''));
    if (input.kind !== Kind.OBJECT) throw new Error(`${argument} is no object.`);
    const fields = input.fields.filter((field) => field.name.value !== 'validateOnly').map(print);
    return `input: { ${[...fields, 'validateOnly: true'].join(', ')} }`;
  }

  /** Every field of the answer that may be null, and the errors. */
  function selection(): string {
    const payload = getNamedType(mutation.type);
    if (!isObjectType(payload)) throw new Error(`${name} answers no object.`);
    const fields = Object.values(payload.getFields()).filter(
      ({ name: field, type }) => field !== 'userErrors' && !isNonNullType(type),
    );
    const parts = fields.map(({ name: field, type }) =>
      isLeafType(getNamedType(type)) ? field : `${field} { __typename }`,
    );
    return [...parts, 'userErrors { code path message }'].join(' ');
  }
});

it('without validateOnly a change would be seen', async () => {
  await settled(house);
  const before = await contentsOf(house, [requests]);
  await ada.ask('mutation { updateProfile(input: { companyName: "Engines" }) { userErrors { code } } }');
  const after = await contentsOf(house, [requests]);
  const changed = after.filter((line) => !before.includes(line)).map((line) => line.split(':')[0]);
  expect(changed).toEqual(expect.arrayContaining(['customer', 'ledger_entry']));
});

/** Waits until ada's session is written: that comes after her requests, once a minute. */
async function sessionNoted(): Promise<void> {
  const now = house.clock.now().getTime();
  await until(async () => now - Date.parse((await currentOf(ada)).lastSeenAt) < 60_000);
}
