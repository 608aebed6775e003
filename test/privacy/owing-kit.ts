import { BillingAccount } from '../../src/account/billing';
import { Invoice } from '../../src/account/invoices';
import { HeldPart } from '../../src/privacy/holds/held-part.entity';
import { feed, invoiceFor } from '../feeding/feed';
import { settled, until } from '../kit/workers';
import type { Stage } from './holds-stage';

export const namesOf = (customerId: string) => ({
  externalReference: `billing/${customerId}`,
  number: `CX/${customerId.slice(-12)}`,
});

/** Somebody with an invoice that is open. */
export async function debtorOn(stage: Stage) {
  const somebody = await stage.somebody();
  const { customerId } = somebody;
  const service = await stage.house.signIn('service');
  const order = { ...invoiceFor(customerId), ...namesOf(customerId) };
  const { userErrors } = await feed(service, 'recordInvoice', order);
  expect(userErrors).toEqual([]);
  return somebody;
}

/** As if everything were paid; what follows from that is done on the day after. */
export async function payOn(stage: Stage, customerId: string): Promise<void> {
  await stage.house.app.house.database.manager.update(Invoice, { customerId }, { status: 'PAID' as never });
  stage.house.clock.advance(86_400 + 1);
  await stage.house.app.worker?.look();
}

/** The same of somebody who was erased: the rest goes. */
export async function settledOn(stage: Stage, customerId: string): Promise<void> {
  await payOn(stage, customerId);
  const { manager } = stage.house.app.house.database;
  await until(async () => !(await manager.existsBy(BillingAccount, { customerId })));
  await settled(stage.house);
}

/** What is put by of which table. */
export async function contentsOn(stage: Stage, customerId: string): Promise<[string, object | null][]> {
  const { database, records } = stage.house.app.house;
  const parts = await database.manager.findBy(HeldPart, { customerId });
  return Promise.all(parts.map(async (part) => [part.tableName, await records.openJson(part, 'content')]));
}
