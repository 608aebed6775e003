import { setTimeout as sleep } from 'node:timers/promises';
import { AccessActor, AccessLogEntry } from '../../src/account/access-log';
import { Invoice } from '../../src/account/invoices';
import { asSystem } from '../../src/foundation/system-change';
import { Job } from '../../src/jobs';
import { retentionSweepOf } from '../../src/privacy';
import { feed, invoiceFor } from '../feeding/feed';
import { isOnServer } from '../kit/databases';
import { settled, until } from '../kit/workers';
import { Latch } from '../pipeline/latch';
import { held, released, secret } from './holds-kit';
import { Stage } from './holds-stage';

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  // The sweep of the house's own start is over.
  await settled(stage.house);
});
afterAll(() => stage.house.close());

it('A hold that meets the sweep comes before a batch or after it, and not beside it', async () => {
  const { customerId } = await stage.somebody();
  const { manager } = stage.house.app.house.database;
  const service = await stage.house.signIn('service');
  const bill = {
    ...invoiceFor(customerId),
    externalReference: customerId,
    number: `CX/${customerId.slice(-12)}`,
  };
  expect((await feed(service, 'recordInvoice', { ...bill, status: 'PAID' })).userErrors).toEqual([]);
  await manager.update(Invoice, { customerId }, { issuedOn: '2017-01-01' });
  const [gone, goOn] = [new Latch(), new Latch()];
  const order: string[] = [];
  const { database, clock } = stage.house.app.house;
  const sweeping = retentionSweepOf(stage.house.app.house).sweep((effect) =>
    asSystem(database, clock, async (change) => {
      const page = await effect(change);
      if (order.length > 0 || (await change.manager.existsBy(Invoice, { customerId }))) return page;
      order.push('swept');
      gone.open();
      await goOn.opened;
      return page;
    }),
  );
  await gone.opened;
  const placing = (async () => {
    await held(stage.cast.officer, { customerId, categories: ['invoices'] });
    order.push('placed');
  })();
  // It waits for the batch, or does not.
  if (isOnServer()) await until(async () => order.includes('placed') || (await lockWaits()) > 0);
  order.push('committed');
  goOn.open();
  await Promise.all([sweeping, placing]);
  expect(order).toEqual(['swept', 'committed', 'placed']);
});

it('Under a secret hold the log is put by whole, though its addresses were shortened on the day on which it goes', async () => {
  const { customerId, email } = await stage.somebody();
  const { officer } = stage.cast;
  const { manager } = stage.house.app.house.database;
  const open = await held(officer, { customerId, categories: ['log'] });
  await held(officer, { customerId, categories: ['log'], ...secret });
  await until(() => manager.existsBy(AccessLogEntry, { customerId }));
  await (await stage.house.signIn(email)).ask('{ me { id } }');
  stage.house.clock.advance(91 * 86_400);
  await stage.house.app.worker?.look();
  await settled(stage.house);
  expect(await manager.existsBy(AccessLogEntry, { customerId, ipTruncated: false })).toBe(true);
  await stage.renew();
  await released(stage.cast.officer, open.id);
  await settled(stage.house);
  await manager.update(Job, { kind: 'access-log.truncate' }, { runAfter: stage.house.clock.now() });
  await stage.house.app.worker?.look();
  await until(async () => (await stage.contentsOf(customerId)).some((each) => 'ipAddress' in each));
  await settled(stage.house);
  const { database, clock } = stage.house.app.house;
  await retentionSweepOf(stage.house.app.house).sweep((effect) => asSystem(database, clock, effect));
  expect(await manager.existsBy(AccessLogEntry, { customerId, actor: AccessActor.SELF })).toBe(false);
  const contents = await stage.contentsOf(customerId);
  expect(contents).toContainEqual({ ipAddress: '127.0.0.1' });
  expect(contents).toContainEqual(expect.objectContaining({ actor: 'SELF', operation: expect.any(String) }));
});

/** How many transactions wait for another one. The server renews this view only once nobody has looked for 0.1 s. */
async function lockWaits(): Promise<number> {
  await sleep(150);
  const [row] = await stage.house.app.house.database.query(
    "SELECT COUNT(*) AS waits FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'",
  );
  return Number(row.waits);
}
