import { newId } from '../../src/foundation/ids';
import { DataPackageChunk } from '../../src/privacy/packages/data-package-chunk.entity';
import { DataPackage } from '../../src/privacy/packages/data-package.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { RequestState } from '../../src/privacy/requests/vocabulary';
import { openHouse, type TestHouse } from '../kit/open-house';
import { type Cast, castOf, recorded } from './desk-kit';
import { rectified } from './rectification-kit';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

test('of a copy that is being made its bytes are told, as far as they are written', async () => {
  const { officer, adaId } = cast;
  const { id } = await recorded(officer, adaId);
  await begin(id);
  const { manager } = house.app.house.database;
  const packageId = newId('pkg');
  await manager.insert(DataPackage, { id: packageId, requestId: id, customerId: adaId });
  expect(await progressOf(id)).toMatchObject({ done: 0, total: null });
  const chunk = { packageId, customerId: adaId, attempt: 1, box: Buffer.alloc(10) };
  await manager.insert(DataPackageChunk, [
    { ...chunk, seq: 0 },
    { ...chunk, seq: 1 },
  ]);
  expect(await progressOf(id)).toEqual({
    step: 'Writing the copy of the data, in bytes',
    done: 98_304,
    total: null,
  });
});

test('of a rectification the values are told, in the language of whoever asks', async () => {
  const { ada } = cast;
  const corrections = [
    { field: 'access_log_entry.browser', to: 'Firefox' },
    { field: 'customer.familyName', to: 'King' },
  ];
  const { id } = await rectified(ada, corrections);
  expect(await progressOf(id)).toBeNull();
  await begin(id);
  expect(await progressOf(id, 'de')).toEqual({ step: 'Werte werden berichtigt', done: 0, total: 2 });
});

/** As if a worker had begun it and were busy with it. */
async function begin(id: string): Promise<void> {
  await house.app.house.database.manager.update(RightsRequest, { id }, { state: RequestState.EXECUTING });
}

async function progressOf(id: string, language = 'en') {
  const { data, errors } = await cast.ada.ask(
    `{ node(id: "${id}") { ... on RightsRequest { progress { step done total } } } }`,
    {},
    { 'accept-language': language },
  );
  expect(errors).toEqual([]);
  return data.node.progress;
}
