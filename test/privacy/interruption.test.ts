import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { LeaseLost, type Work } from '../../src/jobs';
import { DataPackage } from '../../src/privacy/packages/data-package.entity';
import { DataPackageChunk } from '../../src/privacy/packages/data-package-chunk.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openWing } from '../../src/privacy/wing';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { endLeases, settled, startWorker, until } from '../kit/workers';
import { filesOf, findRequest, fulfilled, packageOf, requestAccess } from './access-kit';

let house: TestHouse;
let ada: Visitor;
afterEach(() => house.close());

async function begin(env: Record<string, string> = {}): Promise<void> {
  house = await openHouse(env);
  ada = await house.signIn('ada@example.com');
}

it('removes what an interrupted attempt left and makes one package', async () => {
  await begin();
  await house.app.worker!.stop();
  const { request } = await requestAccess(ada);
  await abandonHalfway();
  expect(await chunks()).toBeGreaterThan(3);

  await endLeases(house.app.house.database);
  await house.reopen();
  const done = await fulfilled(ada, request.id);
  expect(done.timeline.map(({ state }: { state: string }) => state)).toEqual([
    'RECEIVED',
    'EXECUTING',
    'FULFILLED',
  ]);
  const [made, ...others] = await house.app.house.database.manager.find(DataPackage);
  expect(others).toEqual([]);
  expect(made!.attempt).toBe(2);
  expect(await chunks()).toBe(Math.ceil(made!.bytes! / 49_152));
  expect((await filesOf(await packageOf(house, done))).has('manifest.json')).toBe(true);
});

it('says that a step failed, tries again, and ends as if nothing had been', async () => {
  await begin({ PACKAGE_STORE: 'dir' });
  const inTheWay = join(house.dataDir, 'packages');
  await writeFile(inTheWay, 'no folder');
  const { request } = await requestAccess(ada);
  await until(async () => (await findRequest(ada, request.id)).state === 'NEEDS_RETRY');
  await settled(house);

  await rm(inTheWay);
  house.clock.advance(60);
  const done = await fulfilled(ada, request.id);
  const states = done.timeline.map(({ state }: { state: string }) => state);
  expect(states.slice(0, 3)).toEqual(['RECEIVED', 'EXECUTING', 'NEEDS_RETRY']);
  expect(states.slice(-2)).toEqual(['EXECUTING', 'FULFILLED']);
  expect((await packageOf(house, done)).length).toBe(done.package.bytes);
});

/** Does the first half of the job as its worker would, and is gone. */
async function abandonHalfway(): Promise<void> {
  const { house: parts } = house.app;
  const wing = openWing(parts);
  let gone = false;
  const execute = async (work: Work) => {
    const part = await work.change(async (change) => {
      const request = await change.manager.findOneByOrFail(RightsRequest, { id: work.about });
      await wing.register.advance(change, request.id, 'execute');
      const made = await wing.packages.begin(change, request);
      return { packageId: made.id, customerId: request.customerId, attempt: work.attempt };
    });
    await wing.content.write(work, part, Readable.from([randomBytes(200_000)]));
    gone = true;
    throw new LeaseLost('The process is gone.');
  };
  const { worker } = startWorker(parts.database, house.clock, [{ kind: 'request.execute', execute }]);
  await until(() => gone);
  await worker.stop();
}

function chunks(): Promise<number> {
  return house.app.house.database.manager.count(DataPackageChunk);
}
