import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse, type TestHouse } from '../kit/open-house';

interface Operation {
  id: string;
  name: string;
  body: string;
}

const operations = Object.fromEntries(
  ['portal', 'mobile', 'support'].map((client) => {
    const manifest = JSON.parse(readFileSync(`schema/operations/manifests/${client}.json`, 'utf8')) as {
      operations: Operation[];
    };
    return [client, manifest.operations];
  }),
) as Record<'portal' | 'mobile' | 'support', Operation[]>;

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ SAFELIST: 'on' });
});
afterAll(() => house.close());

const viewer = operations.portal.find(({ name }) => /viewer/i.test(name))!;

describe('case 31: with the safelist on', () => {
  it('a document of a manifest runs, as text and by its id alone', async () => {
    const ada = await house.signIn('ada@example.com');
    expect((await ada.ask(viewer.body)).data.viewer.role).toBe('CUSTOMER');
    expect((await byId(ada.token!, viewer.id)).json().data.viewer.role).toBe('CUSTOMER');
  });

  it('one with a space more does not, nor one that nobody knows, for customers and strangers', async () => {
    const ada = await house.signIn('ada@example.com');
    for (const visitor of [ada, house.nobody]) {
      const answer = await visitor.ask(`${viewer.body} `);
      expect(answer.status).toBe(403);
      expect(answer.errors).toEqual([
        expect.objectContaining({ extensions: { code: 'OPERATION_NOT_ALLOWED' } }),
      ]);
      expect(await visitor.codes('{ __typename }')).toEqual(['OPERATION_NOT_ALLOWED']);
    }
    expect((await byId(ada.token!, 'f'.repeat(64))).statusCode).toBe(403);
  });

  it('staff write their own', async () => {
    const agent = await house.signIn('agent@callxtra.example');
    expect((await agent.ask('{ viewer { role } }')).data.viewer.role).toBe('SUPPORT_AGENT');
  });

  it('every operation of the portal and the mobile app is let through', async () => {
    const ada = await house.signIn('ada@example.com');
    for (const { client, name, body, variables } of [...written('portal'), ...written('mobile')]) {
      const { errors } = await ada.ask(body, variables);
      expect({
        client,
        name,
        errors: errors.filter(({ extensions }) => extensions.code !== 'UNAUTHENTICATED'),
      }).toEqual({ client, name, errors: [] });
    }
  });
});

/** The operations of a client with the variables that stand beside them. */
function written(client: 'portal' | 'mobile') {
  const folder = join('schema/operations', client);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted();
  return files.map((file, i) => {
    const variables = readdirSync(folder).includes(file.replace('.graphql', '.variables.json'))
      ? (JSON.parse(
          readFileSync(join(folder, file.replace('.graphql', '.variables.json')), 'utf8'),
        ) as object)
      : {};
    return { client, ...operations[client][i]!, variables };
  });
}

function byId(token: string, id: string) {
  return house.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    payload: { extensions: { persistedQuery: { version: 1, sha256Hash: id } } },
  });
}
