import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;
let agent: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  agent = await house.signIn('agent@callxtra.example');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
});
afterAll(() => house.close());

it.each(['agent@callxtra.example', 'officer@callxtra.example'])(
  'shows a customer to %s by id, with all but initials hidden',
  async (account) => {
    const { data, errors } = await (await house.signIn(account)).ask(query, { id: adaId });
    expect(errors).toEqual([]);
    expect(data.customer).toEqual({
      id: adaId,
      status: 'ACTIVE',
      version: 1,
      createdAt: '2026-11-24T09:00:00.000Z',
      maskedName: 'A** L*******',
      maskedEmail: 'a**@e******.com',
      maskedPhoneNumber: '+49******20',
    });
  },
);

it('gives the customers themselves the same masks', async () => {
  const { data } = await ada.ask('{ me { maskedName maskedEmail } }');
  expect(data.me).toEqual({ maskedName: 'A** L*******', maskedEmail: 'a**@e******.com' });
});

it('case 13: one denied field among ten leaves the nine (API3)', async () => {
  const { data, errors } = await agent.ask(
    `query Q($id: ID!) { customer(id: $id) {
      id status version createdAt updatedAt maskedName maskedEmail maskedPhoneNumber __typename email
    } }`,
    { id: adaId },
  );
  expect(Object.values(data.customer).filter((value) => value === null)).toHaveLength(1);
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' }, path: ['customer', 'email'] }]);
});

it.each([
  'name { full }',
  'email',
  'phoneNumber',
  'postalAddress { city }',
  'companyName',
  'locale',
  'timeZone',
  'billing { vatId }',
  'communication { preferences { granted } }',
  'accessLog { totalCount }',
])('keeps %s from staff who have not opened the file', async (field) => {
  const { data, errors } = await agent.ask(`query Q($id: ID!) { customer(id: $id) { ${field} } }`, {
    id: adaId,
  });
  expect(Object.values(data.customer)).toEqual([null]);
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it.each(['bob@example.com', 'dpo@callxtra.example', 'service'])('shows nobody to %s', async (account) => {
  const { data, errors } = await (await house.signIn(account)).ask(query, { id: adaId });
  expect(data).toEqual({ customer: null });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it('shows customers nobody by id, not even themselves', async () => {
  expect(await ada.codes(query, { id: adaId })).toEqual(['FORBIDDEN']);
});

it('answers null for whoever is not there', async () => {
  for (const id of ['', 'cus_1', 'cus_01936000-0000-7000-8000-000000000000'])
    expect(await agent.ask(query, { id })).toMatchObject({ data: { customer: null }, errors: [] });
});

it('masks what customers made of their name', async () => {
  const rename =
    'mutation R($name: PersonNameInput!) { updateProfile(input: { name: $name, phoneNumber: null }) { userErrors { code } } }';
  await ada.ask(rename, { name: { given: 'Q', family: '李 de la Cruz' } });
  const { data } = await agent.ask(query, { id: adaId });
  expect(data.customer).toMatchObject({ maskedName: 'Q* 李* d* l* C***', maskedPhoneNumber: null });
});

const query = `query Customer($id: ID!) { customer(id: $id) {
  id status version createdAt maskedName maskedEmail maskedPhoneNumber
} }`;
