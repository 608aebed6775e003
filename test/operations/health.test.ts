import { isOnServer } from '../kit/databases';
import { openHouse, type TestHouse } from '../kit/open-house';
import { until } from '../kit/workers';

let house: TestHouse;
afterEach(() => house.close());

it('is live and ready as long as everything answers', async () => {
  house = await openHouse();
  await until(isReady);
  expect(await answerOf('/health/live')).toEqual([200, { live: true }]);
  expect(await answerOf('/health/ready')).toEqual([
    200,
    { ready: true, database: true, vault: true, worker: true, replayed: {} },
  ]);
});

it('is alive and not ready without its vault, and names the part without its address', async () => {
  house = await openHouse();
  await until(isReady);
  const { vault } = house.app.house;
  await vault.dataSource.destroy();
  expect(await answerOf('/health/live')).toEqual([200, { live: true }]);
  expect(await answerOf('/health/ready')).toEqual([
    503,
    { ready: false, database: true, vault: false, worker: true, replayed: {} },
  ]);
  await vault.dataSource.initialize();
  await until(isReady);
});

it('needs no sign-in and tells nobody to keep the answer', async () => {
  house = await openHouse();
  const { headers } = await house.app.http.inject({ url: '/health/ready' });
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  expect(headers).not.toHaveProperty('x-powered-by');
});

if (isOnServer())
  it('says that the worker runs elsewhere where it is off here', async () => {
    house = await openHouse({ WORKER: 'off' });
    expect(await answerOf('/health/ready')).toEqual([
      200,
      { ready: true, database: true, vault: true, worker: 'elsewhere', replayed: {} },
    ]);
  });

async function isReady(): Promise<boolean> {
  return (await answerOf('/health/ready'))[0] === 200;
}

async function answerOf(url: string): Promise<[number, unknown]> {
  const response = await house.app.http.inject({ url });
  return [response.statusCode, response.json()];
}
