import { makeDatabase, type TestDatabase } from '../kit/databases';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { fulfilled } from '../privacy/access-kit';
import { openProxy, type TcpProxy } from './tcp-proxy';

jest.setTimeout(60_000);

// SQLite lies in the process itself: there is no wire to cut.
describe('11. The database away', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let house: TestHouse;
  let ada: Visitor;

  beforeAll(async () => {
    database = await makeDatabase();
    const location = new URL(database.location);
    proxy = await openProxy(location.hostname, Number(location.port || 3306));
    location.host = `127.0.0.1:${proxy.port}`;
    house = await openHouse({ DATABASE_URL: location.href });
    ada = await house.signIn('ada@example.com');
    await ada.ask('{ me { id } }');
    await proxy.cut();
  });
  afterAll(async () => {
    await house.close();
    await proxy.cut();
    await database.drop();
  });

  const ready = async () => (await house.app.http.inject('/health/ready')).json();
  const rename = 'mutation { updateProfile(input: { companyName: "Away" }) { userErrors { code } } }';

  it.each([
    ['a query', '{ me { email } }'],
    ['a mutation', rename],
  ])('is told as 503 without a word of where it lies: %s', async (_name, document) => {
    const { status, headers, data, errors } = await ada.ask(document);
    expect([status, headers['retry-after'], data?.me ?? null]).toEqual([503, '5', null]);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(errors.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      ['The service is not available for the moment.', 'SERVICE_UNAVAILABLE'],
    ]);
    expect(JSON.stringify(errors)).not.toMatch(
      new RegExp(`${proxy.port}|127\\.0\\.0|ECONN|mysql|mariadb|sql`, 'i'),
    );
  });

  it('shows in readiness, while the process lives and answers what needs no data', async () => {
    expect(await ready()).toMatchObject({ ready: false, database: false, vault: true });
    expect((await house.app.http.inject('/health/ready')).statusCode).toBe(503);
    expect((await house.app.http.inject('/health/live')).statusCode).toBe(200);
    expect((await house.nobody.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  it('and back is served again without a restart, jobs too, and nothing was half done', async () => {
    await proxy.mend();
    await until(async () => (await ready()).ready === true);
    const { data, errors } = await ada.ask(
      'mutation { requestAccess(input: {}) { request { id } userErrors { code } } }',
    );
    expect(errors).toEqual([]);
    expect((await fulfilled(ada, data.requestAccess.request.id)).state).toBe('FULFILLED');
    expect((await ada.ask('{ me { companyName } }')).data.me.companyName).toBe('Analytical Engines GmbH');
  });
});
