import { BillingAccount } from '../../src/account/billing';
import { Invoice } from '../../src/account/invoices';
import { asSystem } from '../../src/foundation/system-change';
import { Job } from '../../src/jobs';
import type { PurposeCode } from '../../src/personal-data';
import { retentionSweepOf } from '../../src/privacy';
import { HeldPart } from '../../src/privacy/holds/held-part.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { type Barred, passing } from '../../src/processing';
import { feed, invoiceFor } from '../feeding/feed';
import { settled, until } from '../kit/workers';
import { held, place, refusals } from './holds-kit';
import { Stage } from './holds-stage';
import { changeBilling } from './recipients-kit';

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.house.close());
beforeEach(() => stage.renew());

describe('The file of an erasure', () => {
  it('stays until the rest of it is deleted, although its own time is over', async () => {
    const { person, customerId } = await debtor();
    const id = await stage.erased(person);
    const { manager } = stage.house.app.house.database;
    await manager.update(RightsRequest, { id }, { closedAt: new Date('2020-06-30T12:00:00Z') });
    await sweep();
    expect(await manager.existsBy(RightsRequest, { id })).toBe(true);
    await pay(customerId);
    await until(async () => !(await stage.openKeys(customerId)).includes(''));
    await settled(stage.house);
    await sweep();
    expect(await manager.existsBy(RightsRequest, { id })).toBe(false);
  });
});

describe('What tax law kept of somebody who was erased', () => {
  it('goes in its time with a later receipt, before the file of the erasure can go', async () => {
    const { person, customerId } = await debtor();
    const id = await stage.erased(person);
    await pay(customerId);
    await stage.renew();
    await stage.receiptComes(id, 'KEPT_PART_DELETED');
    const { manager } = stage.house.app.house.database;
    await manager.update(Invoice, { customerId }, { issuedOn: '2017-01-01' });
    await sweep();
    expect(await manager.countBy(Invoice, { customerId })).toBe(0);
    await manager.update(RightsRequest, { id }, { closedAt: new Date('2020-06-30T12:00:00Z') });
    await sweep();
    stage.house.clock.advance(3600);
    await stage.house.app.worker?.look();
    await settled(stage.house);
    await stage.renew();
    const { receipts } = await stage.toldOf(id);
    expect(receipts.filter((kind: string) => kind === 'KEPT_PART_DELETED')).toHaveLength(2);
    await sweep();
    expect(await manager.existsBy(RightsRequest, { id })).toBe(false);
  });
});

describe('What is left of somebody who was erased and owes something', () => {
  it('serves the law that keeps it and the claim, and nothing else', async () => {
    const { person, customerId } = await debtor();
    await stage.erased(person);
    const { database, records } = stage.house.app.house;
    const invoice = await database.manager.findOneByOrFail(Invoice, { customerId });
    const opened = (purpose: PurposeCode) =>
      passing({ entrance: 'test', purpose }, () => records.open(invoice, 'number').catch(codeOf));
    for (const purpose of ['tax', 'billing', 'legal_claims'] as const)
      expect(await opened(purpose)).toMatch(/^CX/);
    for (const purpose of ['service', 'marketing', 'abuse_prevention', 'security'] as const)
      expect(await opened(purpose)).toBe('RESTRICTED');
    const service = await stage.house.signIn('service');
    const paid = { ...invoiceFor(customerId), ...namesOf(customerId), status: 'PAID' };
    expect((await feed(service, 'recordInvoice', paid)).userErrors).toEqual([]);
  });
});

const codeOf = (refused: Barred) => refused.problems[0]!.code;

describe('A hold while somebody who was erased owes something', () => {
  it('that was placed before keeps also what goes with the payment alone', async () => {
    const { person, customerId } = await debtor();
    await changeBilling(person, 'DE123456789');
    await held(stage.cast.officer, { customerId, categories: ['billing'] });
    await stage.erased(person);
    await pay(customerId);
    expect(await contentsOf(customerId)).toContainEqual([
      'billing_account',
      expect.objectContaining({ vatId: 'DE123456789', currency: 'EUR' }),
    ]);
  });

  it('that is placed after it keeps what is still there', async () => {
    const { person, customerId } = await debtor();
    await stage.erased(person);
    await held(stage.cast.officer, { customerId, categories: ['billing'] });
    await pay(customerId);
    expect(await contentsOf(customerId)).toContainEqual(['billing_account', { currency: 'EUR' }]);
  });

  it('is too late once the rest is being deleted', async () => {
    const { person, customerId } = await debtor();
    const about = await stage.erased(person);
    const { manager } = stage.house.app.house.database;
    await manager.update(Job, { kind: 'erasure.remainder', about }, { steps: 'begun', state: 'DEAD' });
    const order = { customerId, categories: ['billing'] };
    expect(refusals(await place(stage.cast.officer, order))).toEqual(['TOO_LATE customerId']);
  });
});

function sweep() {
  const { database, clock } = stage.house.app.house;
  return retentionSweepOf(stage.house.app.house).sweep((effect) => asSystem(database, clock, effect));
}

const namesOf = (customerId: string) => ({
  externalReference: `billing/${customerId}`,
  number: `CX/${customerId.slice(-12)}`,
});

/** Somebody with an invoice that is open. */
async function debtor() {
  const somebody = await stage.somebody();
  const { customerId } = somebody;
  const service = await stage.house.signIn('service');
  const order = { ...invoiceFor(customerId), ...namesOf(customerId) };
  const { userErrors } = await feed(service, 'recordInvoice', order);
  expect(userErrors).toEqual([]);
  return somebody;
}

/** As if everything were paid; the rest of the erasure is carried out on the day after. */
async function pay(customerId: string): Promise<void> {
  const { manager } = stage.house.app.house.database;
  await manager.update(Invoice, { customerId }, { status: 'PAID' as never });
  stage.house.clock.advance(86_400 + 1);
  await stage.house.app.worker?.look();
  await until(async () => !(await manager.existsBy(BillingAccount, { customerId })));
  await settled(stage.house);
}

/** What is put by of which table. */
async function contentsOf(customerId: string): Promise<[string, object | null][]> {
  const { database, records } = stage.house.app.house;
  const parts = await database.manager.findBy(HeldPart, { customerId });
  return Promise.all(parts.map(async (part) => [part.tableName, await records.openJson(part, 'content')]));
}
