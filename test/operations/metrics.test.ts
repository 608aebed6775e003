import { openHouse, type TestHouse } from '../kit/open-house';
import { type Cast, castOf, recorded } from '../privacy/desk-kit';

const token = 'a-token-of-the-monitoring';
const daySeconds = 86_400;

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse({ METRICS_TOKEN: token });
  cast = await castOf(house);
});
afterAll(() => house.close());

it('the metrics count open requests by right, state and nearness of the last day', async () => {
  await recorded(cast.agent, cast.adaId);
  expect(await samplesOf('callxtra_rights_requests_open')).toEqual([
    'callxtra_rights_requests_open{right="ACCESS",state="IN_REVIEW"} 1',
  ]);
  expect(await near()).toEqual({ overdue: 0, '1d': 0, '7d': 0 });
  for (const [days, due] of [
    [23, { overdue: 0, '1d': 0, '7d': 1 }],
    [6, { overdue: 0, '1d': 1, '7d': 0 }],
    [3, { overdue: 1, '1d': 0, '7d': 0 }],
  ] as const) {
    house.clock.advance(days * daySeconds);
    expect(await near()).toEqual(due);
  }
});

it('the metrics count jobs, and tell of the process', async () => {
  expect((await samplesOf('callxtra_jobs')).join('\n')).toMatch(
    /kind="request.watch",state="(READY|RUNNING)"} 1/,
  );
  expect(await samplesOf('process_cpu_seconds_total')).toHaveLength(1);
});

it('the metrics name no person', async () => {
  expect((await metrics()).body).not.toMatch(/ada|lovelace|example|cus_|req_|RR-/i);
});

it('the metrics are for whoever knows the token', async () => {
  for (const given of ['', `Bearer ${token}x`, token, `Basic ${token}`]) {
    const { statusCode, headers, body } = await metrics(given);
    expect([given, statusCode]).toEqual([given, 401]);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(body).not.toContain('callxtra_');
  }
});

it('the metrics are not there while no token is set', async () => {
  const closed = await openHouse();
  expect((await closed.app.http.inject({ url: '/metrics' })).statusCode).toBe(404);
  await closed.close();
});

function metrics(authorization = `Bearer ${token}`) {
  return house.app.http.inject({ url: '/metrics', headers: { authorization } });
}

async function samplesOf(name: string): Promise<string[]> {
  const { body } = await metrics();
  return body.split('\n').filter((line) => line.startsWith(name));
}

async function near(): Promise<Record<string, number>> {
  const samples = (await samplesOf('callxtra_rights_requests_due')).map((line) =>
    /within="(\w+)"} (\d+)/.exec(line)!,
  );
  return Object.fromEntries(samples.map(([, band, count]) => [band!, Number(count)]));
}
