import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
});
afterAll(() => house.close());

it('changes what is given, leaves what is left out, removes what is null', async () => {
  const address = {
    lines: [' Ritterstraße 3 ', ''],
    city: 'Berlin',
    region: null,
    postalCode: '10969',
    country: 'de',
  };
  expect((await update(ada, { email: ' Invoices@Engines.EXAMPLE ', address })).billing).toEqual({
    email: 'Invoices@engines.example',
    vatId: 'DE123456789',
    address: { ...address, lines: ['Ritterstraße 3'], country: 'DE' },
  });
  expect((await update(ada, { email: null, vatId: 'atu 123.456-78' })).billing).toMatchObject({
    email: null,
    vatId: 'ATU12345678',
    address: { lines: ['Ritterstraße 3'] },
  });
  expect((await update(ada, { address: null, vatId: '  ' })).billing).toEqual({
    email: null,
    vatId: null,
    address: null,
  });
});

it('goes up by one version with each change and not without one', async () => {
  const { version } = (await update(ada, {})).customer;
  expect((await update(ada, {})).customer.version).toBe(version);
  expect((await update(ada, { vatId: 'DE999999999' })).customer.version).toBe(version + 1);
  expect((await update(ada, { vatId: 'DE 999 999 999' })).customer.version).toBe(version + 1);
});

it('refuses a stale version and answers with the present state', async () => {
  const { version } = (await update(ada, { email: 'now@example.com' })).customer;
  const answer = await update(ada, { email: 'late@example.com', expectedVersion: version - 1 });
  expect(places(answer)).toEqual(['STALE_VERSION expectedVersion']);
  expect(answer).toMatchObject({ customer: { version }, billing: { email: 'now@example.com' } });
  const onTime = await update(ada, { email: 'on-time@example.com', expectedVersion: version });
  expect(onTime.customer).toEqual({ version: version + 1 });
});

it('tells everything that is wrong at once, each with its path, and changes nothing', async () => {
  const before = await update(bob, {});
  const answer = await update(bob, {
    email: 'nobody',
    vatId: 'DE12',
    address: {
      lines: ['a', 'b', 'c', 'd', 'e'],
      city: '',
      postalCode: 'x'.repeat(21),
      country: 'Deutschland',
    },
  });
  expect(places(answer)).toEqual([
    'INVALID address.city',
    'INVALID address.country',
    'INVALID address.lines',
    'INVALID address.postalCode',
    'INVALID email',
    'INVALID vatId',
  ]);
  expect(answer).toMatchObject({ customer: null, billing: null });
  expect(await update(bob, {})).toEqual(before);
});

it.each([
  'a@b',
  '@example.com',
  'a b@example.com',
  'a@-example.com',
  'a@example..com',
  'a@exa\u0000mple.com',
])('takes no %j for an e-mail address', async (email) => {
  expect(places(await update(bob, { email }))).toEqual(['INVALID email']);
});

it.each(['12345678901', 'DE12345678', 'XX123456789', 'DE١٢٣٤٥٦٧٨٩', 'FRIO123456789', '__proto__'])(
  'takes no %j for a VAT number',
  async (vatId) => {
    expect(places(await update(bob, { vatId }))).toEqual(['INVALID vatId']);
  },
);

it.each(['FR 12 345678901', 'ie1234567fa', 'NL123456789B01', 'XI999', 'ESX1234567X', 'EL123456789'])(
  'judges %j by the form of its country',
  async (vatId) => {
    const isRight = vatId !== 'XI999';
    expect(places(await update(bob, { vatId }))).toEqual(isRight ? [] : ['INVALID vatId']);
  },
);

it('only tries the rules with validateOnly', async () => {
  const before = await update(bob, {});
  const tried = { email: 'elsewhere@example.com', validateOnly: true };
  expect(await update(bob, tried)).toEqual({ customer: null, billing: null, userErrors: [] });
  expect(places(await update(bob, { vatId: '1', validateOnly: true }))).toEqual(['INVALID vatId']);
  expect(await update(bob, {})).toEqual(before);
});

it('is for customers alone, and each changes only the own details', async () => {
  const before = await update(bob, {});
  await update(ada, { email: 'mine@example.com' });
  expect(await update(bob, {})).toEqual(before);
  const agent = await house.signIn('agent@callxtra.example');
  const service = await house.signIn('service');
  expect(await agent.codes(mutation, { input: {} })).toEqual(['FORBIDDEN']);
  expect(await service.codes(mutation, { input: {} })).toEqual(['FORBIDDEN']);
  expect(await house.nobody.codes(mutation, { input: {} })).toEqual(['UNAUTHENTICATED']);
});

const mutation = `mutation Update($input: UpdateBillingDetailsInput!) {
  updateBillingDetails(input: $input) {
    customer { version }
    billing { email vatId address { lines city region postalCode country } }
    userErrors { code path }
  }
}`;

async function update(visitor: Visitor, input: object) {
  const { data, errors } = await visitor.ask(mutation, { input });
  expect(errors).toEqual([]);
  return data.updateBillingDetails;
}

function places({ userErrors }: { userErrors: { code: string; path: string[] }[] }): string[] {
  return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`).toSorted();
}
