import { getIntrospectionQuery } from 'graphql';
import { openHouse, type TestHouse } from '../kit/open-house';

const schema = '{ read: __schema { types { name } } }';
const ways = [
  ['plainly', '{ __schema { types { name } } }'],
  ['as tools do', getIntrospectionQuery()],
  ['by the name of a type', '{ __type(name: "Customer") { fields { name } } }'],
  ['under another name', schema],
  ['by a fragment', 'query A { ...a } fragment a on Query { ... { __type(name: "Customer") { name } } }'],
];

let house: TestHouse;
afterEach(() => house.close());

describe('15. Introspection in production (API8:2023)', () => {
  beforeEach(async () => {
    house = await openHouse({ INTROSPECTION: 'staff' });
  });

  it('is refused to customers, services and strangers, however it is put, and names nothing', async () => {
    const [ada, service] = [await house.signIn('ada@example.com'), await house.signIn('service')];
    for (const [way, query = ''] of ways) {
      for (const [visitor, code] of [
        [ada, 'FORBIDDEN'],
        [service, 'FORBIDDEN'],
        [house.nobody, 'UNAUTHENTICATED'],
      ] as const) {
        const { data, errors } = await visitor.ask(query);
        expect([way, data ?? null, errors]).toEqual([
          way,
          null,
          [{ message: 'The schema is not to be read here.', extensions: { code } }],
        ]);
      }
    }
  });

  it('is open to staff, also for a document that a customer sent before', async () => {
    const ada = await house.signIn('ada@example.com');
    expect((await ada.ask(schema)).data ?? null).toBeNull();
    for (const account of ['agent@callxtra.example', 'officer@callxtra.example', 'dpo@callxtra.example']) {
      const { data, errors } = await (await house.signIn(account)).ask(schema);
      expect(errors).toEqual([]);
      expect(data.read.types).toContainEqual({ name: 'Customer' });
    }
    expect((await ada.ask(schema)).data ?? null).toBeNull();
  });

  it('leaves customers the names of the types that they read', async () => {
    const ada = await house.signIn('ada@example.com');
    expect((await ada.ask('{ __typename me { __typename } }')).data).toEqual({
      __typename: 'Query',
      me: { __typename: 'Customer' },
    });
  });
});

it('elsewhere the schema is open to everybody', async () => {
  house = await openHouse();
  expect((await house.nobody.ask(schema)).data.read.types).toContainEqual({ name: 'Customer' });
});
