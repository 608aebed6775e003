import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let agent: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse();
  const ada = await house.signIn('ada@example.com');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
  agent = await house.signIn('agent@callxtra.example');
});
afterAll(() => house.close());

describe('5. A field that is denied is denied on every path (API3:2023)', () => {
  it.each([
    ['directly', 'customer(id: $id) { email }'],
    ['under another name', 'customer(id: $id) { maskedEmail: email }'],
    ['by an inline fragment', 'customer(id: $id) { ... on Node { ... on Customer { email } } }'],
    ['by a fragment', 'customer(id: $id) { ...contact }'],
    ['through the interface', 'node(id: $id) { ... on Customer { email } }'],
    [
      'through a request',
      'customer(id: $id) { id privacy { rightsRequests { nodes { customer { email } } } } }',
    ],
    ['with a directive', 'customer(id: $id) { email @include(if: true) }'],
  ])('%s', async (_name, selection) => {
    const fragment = selection.includes('...contact') ? 'fragment contact on Customer { email }' : '';
    const { data, errors } = await agent.ask(`query Path($id: ID!) { ${selection} } ${fragment}`, {
      id: adaId,
    });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(JSON.stringify(data)).not.toContain('@example.com');
  });
});

it('13. One denied field among ten leaves nine values, a null and an error', async () => {
  const names = 'id status version createdAt updatedAt maskedName maskedEmail maskedPhoneNumber __typename';
  const { data, errors } = await agent.ask(`query Ten($id: ID!) { customer(id: $id) { ${names} email } }`, {
    id: adaId,
  });
  const { email, ...others } = data.customer;
  expect(email).toBeNull();
  expect(Object.values(others).filter((value) => value !== null)).toHaveLength(9);
  expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['customer', 'email'], 'FORBIDDEN'],
  ]);
});
