import { castOf, type Cast } from './desk-kit';
import { openHouse, type TestHouse } from '../kit/open-house';
import { preview } from './erasure-kit';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

it('prints', async () => {
  console.log(JSON.stringify(await preview(cast.ada), null, 1));
  console.log(JSON.stringify(await preview(cast.ada, ['billing', 'contact', 'identity', 'communication', 'log']), null, 1));
});
