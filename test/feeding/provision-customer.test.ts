import type { GraphQLObjectType } from 'graphql';
import { features } from '../../src/features';
import { Customer } from '../../src/account/profile';
import { Identity } from '../../src/identity';
import { apiSchema } from '../../src/server/schema';
import { entriesSince } from '../account/access-log-entries';
import { mayRead } from '../authorization/may-read';
import { openHouse, type TestHouse } from '../kit/open-house';
import { visitorOf, type Visitor } from '../kit/visitor';
import { actionsOf } from '../pipeline/trails';
import { cleo, codesOf, countsOf, feed, issuer, send } from './feed';

let house: TestHouse;
let service: Visitor;

beforeAll(async () => {
  house = await openHouse();
  service = await house.signIn('service');
});
afterAll(() => house.close());

const tables = ['customer', 'billing_account', 'identity', 'external_reference', 'ledger_entry'];

it('opens an account with its sign-in and its billing, and shows the service no more than masks', async () => {
  const { customer, userErrors } = await feed(service, 'provisionCustomer', cleo);
  expect(userErrors).toEqual([]);
  expect(customer).toEqual({
    id: expect.stringMatching(/^cus_/),
    status: 'ACTIVE',
    version: 1,
    createdAt: '2026-11-24T09:00:00.000Z',
    maskedName: 'C*** N****',
    maskedEmail: 'c***@e******.com',
    maskedPhoneNumber: '+48*******67',
  });
  const { data } = await (
    await signedInAs('auth|cleo')
  ).ask(
    `{ me { id name { full } email phoneNumber postalAddress { lines city postalCode country } companyName locale timeZone
      billing { currency email address { city } vatId paymentMethods { id } invoices { totalCount } } } }`,
  );
  expect(data.me).toEqual({
    id: customer!.id,
    name: { full: 'Cleo Nowak' },
    email: 'cleo@example.com',
    phoneNumber: '+48226214567',
    postalAddress: { lines: ['ul. Żółwia 3'], city: 'Łódź', postalCode: '90-001', country: 'PL' },
    companyName: 'Nowak & Córka',
    locale: 'pl-PL',
    timeZone: 'Europe/Warsaw',
    billing: {
      currency: 'PLN',
      email: null,
      address: null,
      vatId: null,
      paymentMethods: [],
      invoices: { totalCount: 0 },
    },
  });
  expect(await actionsOf(house, String(customer!.id))).toEqual(['customer.provisioned']);
});

it('answers the same customer to the same feed, also after the customer changed what it said', async () => {
  const first = await feed(service, 'provisionCustomer', cleo);
  const visitor = await signedInAs('auth|cleo');
  await visitor.ask('mutation { updateProfile(input: { companyName: "Elsewhere" }) { customer { id } } }');
  const before = await countsOf(house, ...tables);
  const again = await feed(service, 'provisionCustomer', { ...cleo, email: ' cleo@EXAMPLE.com ' });
  expect(again.userErrors).toEqual([]);
  expect(again.customer).toMatchObject({ id: first.customer!.id, version: 2 });
  expect(await countsOf(house, ...tables)).toEqual(before);
});

it('refuses the same reference with other content, and tells references by their case', async () => {
  for (const other of [{ subject: 'auth|other' }, { email: 'other@example.com' }, { currency: 'EUR' }])
    expect(codesOf(await feed(service, 'provisionCustomer', { ...cleo, ...other }))).toEqual([
      'INVALID externalReference',
    ]);
  const another = { ...cleo, externalReference: 'CRM/4711', subject: 'auth|another' };
  expect((await feed(service, 'provisionCustomer', another)).userErrors).toEqual([]);
});

it("refuses a sign-in that is somebody's, in a sentence that does not tell whose", async () => {
  const [ada] = await house.app.house.database.manager.find(Identity, { order: { id: 'ASC' }, take: 1 });
  const before = await countsOf(house, ...tables);
  const taken = { ...cleo, externalReference: 'crm/taken', subject: ada!.subject };
  const { customer, userErrors } = await feed(service, 'provisionCustomer', taken);
  expect(customer).toBeNull();
  expect(userErrors).toEqual([
    {
      code: 'INVALID',
      path: ['subject'],
      message: 'This sign-in cannot be bound to a new account.',
    },
  ]);
  expect(await countsOf(house, ...tables)).toEqual(before);
});

it('tells everything that is wrong at once, and writes nothing', async () => {
  const before = await countsOf(house, ...tables);
  const bad = {
    externalReference: ' ',
    issuer: 'https://elsewhere.example',
    subject: 'with space',
    name: { given: 'x'.repeat(101) },
    email: 'nobody',
    phoneNumber: '12',
    postalAddress: { lines: [], city: 'X', country: 'XX' },
    companyName: 'x'.repeat(201),
    locale: '!',
    timeZone: 'Mars/Olympus',
    currency: 'XEU2',
  };
  expect(codesOf(await feed(service, 'provisionCustomer', bad)).toSorted()).toEqual([
    'INVALID companyName',
    'INVALID currency',
    'INVALID email',
    'INVALID externalReference',
    'INVALID issuer',
    'INVALID locale',
    'INVALID name.given',
    'INVALID phoneNumber',
    'INVALID postalAddress.country',
    'INVALID postalAddress.lines',
    'INVALID subject',
    'INVALID timeZone',
  ]);
  const dry = { ...cleo, externalReference: 'crm/dry', subject: 'auth|dry', validateOnly: true };
  expect(await feed(service, 'provisionCustomer', dry)).toEqual({ customer: null, userErrors: [] });
  expect(await countsOf(house, ...tables)).toEqual(before);
});

it('44. makes one customer of twenty identical feeds at once, and one of twenty for one sign-in', async () => {
  const dora = { ...cleo, externalReference: 'crm/dora', subject: 'auth|dora' };
  const same = await Promise.all(times(20, () => feed(service, 'provisionCustomer', dora)));
  expect(same.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(new Set(same.map(({ customer }) => customer!.id)).size).toBe(1);
  const before = await house.app.house.database.manager.count(Customer);
  const eva = (i: number) => ({ ...cleo, externalReference: `crm/eva/${i}`, subject: 'auth|eva' });
  const rivals = await Promise.all(times(20, (i) => feed(service, 'provisionCustomer', eva(i))));
  expect(rivals.filter(({ customer }) => customer !== null)).toHaveLength(1);
  expect(new Set(rivals.flatMap(codesOf))).toEqual(new Set(['INVALID subject']));
  expect(await house.app.house.database.manager.count(Customer)).toBe(before + 1);
});

it('is for services alone (API5:2023)', async () => {
  for (const account of ['ada@example.com', 'agent@callxtra.example', 'officer@callxtra.example']) {
    const visitor = await house.signIn(account);
    const { errors } = await send(visitor, 'provisionCustomer', { ...cleo, externalReference: 'crm/x' });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
  const { errors } = await send(house.nobody, 'provisionCustomer', cleo);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
});

it('shows a service of its feed what the expected table says, field by field, and nothing by id', async () => {
  const { schema } = apiSchema(features, []);
  const type = schema.getType('Customer') as GraphQLObjectType;
  const differences: string[] = [];
  for (const field of Object.values(type.getFields())) {
    const isPlain = /^(ID|String|Int|DateTime|CustomerStatus|EmailAddress|PhoneNumber|Locale|TimeZone)!?$/;
    const selection = isPlain.test(String(field.type)) ? field.name : `${field.name} { __typename }`;
    const { data, errors } = await service.ask(
      `mutation ($input: ProvisionCustomerInput!) { provisionCustomer(input: $input) { customer { ${selection} } } }`,
      { input: cleo },
    );
    const isRead = errors.length === 0 && data.provisionCustomer.customer[field.name] !== undefined;
    if (isRead !== mayRead('service', 'Customer', field.name)) differences.push(field.name);
  }
  expect(differences).toEqual([]);
  const { customer } = await feed(service, 'provisionCustomer', cleo);
  const byId = 'query ($id: ID!) { node(id: $id) { id } }';
  expect((await service.ask(byId, { id: customer!.id })).data).toEqual({ node: null });
  const door = 'query ($id: ID!) { customer(id: $id) { id } }';
  expect(await service.codes(door, { id: customer!.id })).toEqual(['FORBIDDEN']);
});

it('is seen by the customer in the access log, as the act of a service', async () => {
  const visitor = await signedInAs('auth|dora');
  const entry = { actor: 'SERVICE', operation: 'unnamed', ipAddress: null };
  expect(await entriesSince(visitor, new Date(0))).toContainEqual(expect.objectContaining(entry));
});

it('keeps reference and values sealed', async () => {
  const rows = await house.app.house.database.query<object[]>('SELECT * FROM external_reference');
  expect(JSON.stringify(rows)).not.toMatch(/(?<![\w+/-])(?:4711|cleo)(?![\w+/=-])/i);
});

/** The customer who signs in with this subject of the issuer. */
async function signedInAs(subject: string): Promise<Visitor> {
  const { mint } = house.app.identity.embedded!;
  const sign = Reflect.get(mint, 'sign') as (subject: string, claims: object) => Promise<string>;
  const now = Math.floor(house.clock.now().getTime() / 1000);
  const claims = { client_id: 'portal', scope: 'account', auth_time: now, sid: subject, roles: ['CUSTOMER'] };
  const token = await sign.call(mint, subject, claims);
  expect(await house.app.identity.callerOf(token)).toMatchObject({ issuer, subject });
  return visitorOf(() => house.app, token);
}

function times<T>(count: number, make: (i: number) => Promise<T>): Promise<T>[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
