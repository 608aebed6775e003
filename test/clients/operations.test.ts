import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { Examples } from './examples';
import { clients, folder, operationsOf } from './operations';
import { RequestStages } from './request-stages';

jest.setTimeout(60_000);

const people = { portal: 'ada@example.com', mobile: 'ada@example.com', support: 'officer@callxtra.example' };

describe.each(clients)('the operations of the client %s', (client) => {
  const operations = operationsOf(client);
  let house: TestHouse;
  let visitor: Visitor;
  let examples: Examples;

  beforeAll(async () => {
    house = await openHouse({ SAFELIST: 'on' });
    visitor = await house.signIn(people[client]);
    const ada = client === 'support' ? await house.signIn('ada@example.com') : visitor;
    examples = new Examples(
      house,
      ada,
      new RequestStages(house, await house.signIn('officer@callxtra.example'), ada),
    );
    await examples.prepare();
  });
  afterAll(() => house.close());

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s answers its example in full, without any error',
    async (_name, operation) => {
      const variables = await examples.variablesFor(operation);
      const { status, data, errors } = await visitor.ask(operation.body, variables);
      expect({ status, errors }).toEqual({ status: 200, errors: [] });
      for (const [field, value] of Object.entries(data as Record<string, { userErrors?: unknown } | null>))
        expect([field, value, value?.userErrors ?? []]).toEqual([field, expect.anything(), []]);
    },
  );
});

it.each(clients)('every example of the client %s stands beside its operation', (client) => {
  const files = operationsOf(client).map(({ file }) => file);
  const examples = readdirSync(join(folder, client)).filter((name) => name.endsWith('.json'));
  expect(examples.filter((name) => !files.includes(name.replace(/\.variables\.json$/, '')))).toEqual([]);
});
