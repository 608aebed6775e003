import { randomBytes } from 'node:crypto';
import { newId } from '../../src/foundation/ids';
import { RightsRequestEvent } from '../../src/privacy/requests/rights-request-event.entity';
import type { TestHouse } from '../kit/open-house';

/** Makes the person's copy more than three chunks long: by notes on a request that do not compress. */
export async function enlarge({ app }: TestHouse, requestId: string): Promise<void> {
  const { records, database } = app.house;
  const [first] = await database.manager.findBy(RightsRequestEvent, { requestId });
  const rows: object[] = [];
  for (let seq = 100; seq < 200; seq++) {
    const row = Object.assign(new RightsRequestEvent(), first, { id: newId('evt'), seq });
    const sealed = await records.seal(RightsRequestEvent, row, {
      note: randomBytes(1500).toString('base64'),
    });
    rows.push(Object.assign(row, sealed));
  }
  await database.manager.insert(RightsRequestEvent, rows);
}
