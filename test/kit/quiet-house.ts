import { Job } from '../../src/jobs';
import { openHouse, type TestHouse } from './open-house';

/** A house in which no mail waits behind the rendering of invoices, which begins ten seconds on. */
export async function quietHouse(...how: Parameters<typeof openHouse>): Promise<TestHouse> {
  const house = await openHouse(...how);
  await house.app.house.database.manager.delete(Job, { kind: 'invoice.render' });
  return house;
}
