import type { Change } from '../change';
import { Collision, faultOf } from './faults';

/** Two that meet on a unique key: the transaction begins anew, with another reference or the next number. */
export async function insertOnce(change: Change, entity: new () => object, row: object): Promise<void> {
  try {
    await change.manager.insert(entity, row);
  } catch (error) {
    throw faultOf(error) === 'duplicate' ? new Collision('Two rows met on a unique key.') : error;
  }
}
