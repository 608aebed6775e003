import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());

it.each([
  ['ada@example.com', 'CUSTOMER', null],
  ['agent@callxtra.example', 'SUPPORT_AGENT', 'Alex of support'],
  ['officer@callxtra.example', 'PRIVACY_OFFICER', '102'],
  ['dpo@callxtra.example', 'DATA_PROTECTION_OFFICER', '104'],
  ['service', 'SERVICE', null],
])('tells %s to be a %s', async (account, role, staffName) => {
  const viewer = await viewerOf(await house.signIn(account));
  expect(viewer).toMatchObject({ role, staffName });
  expect(viewer.subject).toEqual(expect.any(String));
  expect(viewer.customer === null).toBe(role !== 'CUSTOMER');
});

it('tells customers which record is theirs, and what their token may do', async () => {
  const ada = await house.signIn('ada@example.com');
  const { customer, scopes } = await viewerOf(ada);
  expect(customer).toEqual({ id: expect.stringMatching(/^cus_/), email: 'ada@example.com' });
  expect(scopes).toEqual(['account']);
});

it('tells when the person signed in, and until when that is fresh', async () => {
  const ada = await house.signIn('ada@example.com', 120);
  expect(await viewerOf(ada)).toMatchObject({
    authenticatedAt: '2026-11-24T08:58:00.000Z',
    stepUpUntil: '2026-11-24T09:08:00.000Z',
  });
  expect(await viewerOf(await house.signIn('service'))).toMatchObject({
    authenticatedAt: null,
    stepUpUntil: null,
  });
});

it('knows no customer for a subject that signs in for the first time', async () => {
  const stranger = await signInStranger('new@example.com');
  expect(await viewerOf(stranger)).toMatchObject({ role: 'CUSTOMER', customer: null, staffName: null });
  expect(await stranger.codes('{ me { id } }')).toEqual(['FORBIDDEN']);
  expect(await stranger.codes('mutation { updateProfile(input: {}) { customer { id } } }')).toEqual([
    'FORBIDDEN',
  ]);
});

it('is nobody without a token', async () => {
  const { data, errors } = await house.nobody.ask('{ viewer { role } }');
  expect(data).toEqual({ viewer: null });
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

async function viewerOf(visitor: Visitor) {
  const fields = 'subject role scopes authenticatedAt stepUpUntil staffName customer { id email }';
  const { data, errors } = await visitor.ask(`{ viewer { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.viewer;
}

/** Somebody whom the issuer knows and the account does not. */
async function signInStranger(email: string): Promise<Visitor> {
  const account = { email, password: 'a long enough passphrase', roles: ['CUSTOMER'], customerId: null };
  await house.app.identity.embedded!.accounts.create(account, house.app.house.database.manager);
  return house.signIn(email);
}
