import { ApolloServer } from '@apollo/server';
import { Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { features } from '../../src/features';
import type { Actor } from '../../src/foundation/actor';
import type { Feature, RequestContext } from '../../src/graphql';
import { operationGuard } from '../../src/server/operation-guard';
import { apiSchema } from '../../src/server/schema';

let sent: string[] = [];

@ObjectType()
class Shipment {
  @Field(() => String, { nullable: true })
  state = 'sent';

  @Field(() => String, { nullable: true })
  remark = 'for staff alone';

  @Field(() => [Shipment], { nullable: true })
  parts?: Shipment[];
}

@Resolver()
class ShipmentResolver {
  @Query(() => Shipment, { nullable: true })
  shipment(): Shipment {
    return new Shipment();
  }

  @Mutation(() => Shipment, { nullable: true })
  ship(): Shipment {
    sent.push('shipment');
    return new Shipment();
  }
}

const shipping: Feature = {
  name: 'shipping',
  entities: [],
  resolvers: [ShipmentResolver],
  permissions: {
    Query: { shipment: 'signedIn' },
    Mutation: { ship: 'signedIn' },
    Shipment: { state: 'anybody', remark: 'staff', parts: 'anybody' },
  },
  open: () => ({ resolvers: [new ShipmentResolver()] }),
};

const { schema, permissions } = apiSchema([...features, shipping], [shipping.open({} as never)]);
const server = new ApolloServer<RequestContext>({ schema, plugins: [operationGuard(permissions)] });

beforeEach(() => (sent = []));
afterAll(() => server.stop());

describe('12. A mutation that selects what the caller may not read', () => {
  it.each([
    ['in its answer', 'mutation Ship { ship { state remark } }'],
    ['under another name', 'mutation Ship { ship { state: remark } }'],
    ['deep in its answer', 'mutation Ship { ship { parts { parts { remark } } } }'],
    ['by an inline fragment', 'mutation Ship { ship { ... { ... on Shipment { remark } } } }'],
    [
      'by a fragment',
      'mutation Ship { ship { ...all } } fragment all on Shipment { state parts { remark } }',
    ],
    ['beside another operation', 'query Look { shipment { state } } mutation Ship { ship { remark } }'],
  ])('is refused before anything is done: %s', async (_name, query) => {
    expect(await ask('CUSTOMER', query, 'Ship')).toEqual({ data: undefined, codes: ['FORBIDDEN'] });
    expect(sent).toEqual([]);
  });

  it('is carried out for those who may read it', async () => {
    const { codes } = await ask('SUPPORT_AGENT', 'mutation { ship { remark parts { remark } } }');
    expect([codes, sent]).toEqual([[], ['shipment']]);
  });

  it('is carried out for others without it, whatever another operation of the document selects', async () => {
    const query = 'mutation Ship { ship { state } } mutation Other { ship { remark } }';
    expect((await ask('CUSTOMER', query, 'Ship')).codes).toEqual([]);
    expect(sent).toEqual(['shipment']);
  });
});

it('13. answers the rest of a query that asks for it', async () => {
  expect(await ask('CUSTOMER', '{ shipment { state remark } }')).toEqual({
    data: { shipment: { state: 'sent', remark: null } },
    codes: ['FORBIDDEN'],
  });
});

async function ask(role: Actor['role'], query: string, operationName?: string) {
  const contextValue = { actor: { role, customerId: role === 'CUSTOMER' ? 'own' : null } };
  const { body } = await server.executeOperation(
    { query, operationName },
    { contextValue: contextValue as RequestContext },
  );
  if (body.kind !== 'single') throw new Error('The answer came in parts.');
  const { data, errors = [] } = body.singleResult;
  return {
    data: data && JSON.parse(JSON.stringify(data)),
    codes: errors.map(({ extensions }) => extensions?.code),
  };
}
