import { type Cast, castOf, comesTo, done, letter, own } from './desk-kit';
import { openHouse, type TestHouse } from '../kit/open-house';
import { until } from '../kit/workers';
import { coolOff, demanded, planHashOf } from './erasure-kit';

jest.setTimeout(120_000);

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

it('is carried out', async () => {
  const { ada, officer, officer2 } = cast;
  const { id, reference, state } = await demanded(ada);
  expect(state).toBe('IN_REVIEW');
  const planHash = await planHashOf(officer, id);
  expect((await done(officer, 'approveRightsRequest', { requestId: id, planHash })).state).toBe('IN_REVIEW');
  expect((await done(officer2, 'approveRightsRequest', { requestId: id, planHash })).state).toBe(
    'COOLING_OFF',
  );
  console.log(await letter(house, 'ada@example.com', reference, 'approved'));
  console.log(await own(ada, id));
  await coolOff(house);
  const staff = await house.signIn('officer@callxtra.example');
  await until(async () => {
    const { data } = await staff.ask(`{ node(id: "${id}") { ... on RightsRequest { state } } }`);
    return !['COOLING_OFF', 'EXECUTING'].includes(data.node.state);
  });
  console.log(house.logged.filter((line) => line.includes('"level":50') || line.includes('job')).slice(0, 5));
  console.log(
    JSON.stringify(
      await staff.ask(
        `{ node(id: "${id}") { ... on ErasureRequest { state customer { status maskedEmail } decision { outcome parts { subject law until reason reasonCode } } receipts { kind signed } plan { keeps { category { code } until } } } } }`,
      ),
      null,
      1,
    ),
  );
  console.log(house.mailBox.to('ada@example.com').at(-1));
});
