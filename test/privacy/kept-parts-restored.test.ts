import { IsNull } from 'typeorm';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { demanded } from './erasure-kit';

jest.setTimeout(120_000);

let house: TestHouse;
let customerId: string;

beforeAll(async () => {
  house = await openHouse({ CONTROLLER_TIME_ZONE: 'Europe/Berlin' });
  const bob = await house.signIn('bob@example.com');
  customerId = (await bob.ask('{ me { id } }')).data.me.id;
  for (let number = 0; number < 3; number++) await demanded(bob, ['settings']);
});
afterAll(() => house.close());

test('what had been kept long enough goes again by the day of the controller, once nothing stands against it', async () => {
  const { manager } = house.app.house.database;
  const [old, young, open] = await manager.find(RightsRequest, { where: { customerId } });
  // In Berlin the one was closed in the old year and the other in the new one.
  await manager.update(RightsRequest, { id: old!.id }, { closedAt: new Date('2022-12-31T22:30:00Z') });
  await manager.update(RightsRequest, { id: young!.id }, { closedAt: new Date('2022-12-31T23:30:00Z') });
  await replay('while a request is open');
  expect(await left()).toEqual([old!.id, young!.id, open!.id].toSorted());
  const closed = { closedAt: new Date('2026-11-01T12:00:00Z') };
  await house.app.house.database.manager.update(RightsRequest, { customerId, closedAt: IsNull() }, closed);
  await replay('afterwards');
  expect(await left()).toEqual([young!.id, open!.id].toSorted());
});

/** As if the sweep had deleted on New Year's Day what is here again, and the main database had been put back. */
async function replay(name: string): Promise<void> {
  await house.app.house.protective.announce({
    key: `kept_part_deleted:${name}`,
    kind: 'kept_part_deleted',
    subject: customerId,
    codes: { table: 'rights_request', rule: 'rights_request', before: '2023-01-01' },
  });
  await house.reopen();
}

async function left(): Promise<string[]> {
  const rows = await house.app.house.database.manager.findBy(RightsRequest, { customerId });
  return rows.map(({ id }) => id).toSorted();
}
