import { BillingAccount } from '../../src/account/billing';
import { Invoice } from '../../src/account/invoices';
import { PaymentMethod } from '../../src/account/payment-methods';
import { Customer } from '../../src/account/profile';
import { asSystem } from '../../src/foundation/system-change';
import type { PurposeCode } from '../../src/personal-data';
import { retentionSweepOf } from '../../src/privacy';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { type Barred, passing } from '../../src/processing';
import { addCard } from '../account/payment-kit';
import { feed, invoiceFor } from '../feeding/feed';
import { settled, until } from '../kit/workers';
import { Stage } from './holds-stage';
import { debtorOn, namesOf, payOn, settledOn } from './owing-kit';

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

describe('What the contract kept of somebody who had a category erased', () => {
  it('goes with the account, and whoever had it erased hears of it', async () => {
    const { person, customerId } = await stage.somebody();
    const id = await stage.erased(person, ['contact']);
    expect((await stage.toldOf(id)).decision.parts).toContainEqual(
      expect.objectContaining({ subject: 'contact', reasonCode: 'STILL_NECESSARY' }),
    );
    const { manager } = stage.house.app.house.database;
    await manager.update(Customer, { id: customerId }, { contractEndedOn: '2026-01-31' });
    await sweep();
    expect(await manager.existsBy(Customer, { id: customerId })).toBe(false);
    stage.house.clock.advance(3600);
    await stage.house.app.worker?.look();
    await stage.renew();
    await stage.receiptComes(id, 'KEPT_PART_DELETED');
  });
});

describe('What an erasure of billing data leaves of an account that goes on', () => {
  it('goes by itself once nothing is owed, and what was added since stays', async () => {
    const { person, customerId, email } = await debtor();
    await addCard(person);
    const { manager } = stage.house.app.house.database;
    const id = await stage.erased(person, ['billing']);
    const [old] = await manager.findBy(PaymentMethod, { customerId });
    expect(old).toBeDefined();
    await addCard(await stage.house.signIn(email));
    expect(await manager.countBy(PaymentMethod, { customerId })).toBe(2);
    await payOn(stage, customerId);
    await stage.renew();
    await stage.receiptComes(id, 'KEPT_PART_DELETED');
    await settled(stage.house);
    const methods = await manager.findBy(PaymentMethod, { customerId });
    expect(methods.map((each) => each.id === old!.id)).toEqual([false]);
    expect(await stage.openKeys(customerId)).toContain('');
    expect(await stage.house.app.house.vault.erasureOf(customerId)).toBeNull();
    expect(stage.house.mailBox.to(email).at(-1)!.text).toContain('is deleted now');
  });

  it('takes with it what the processor calls the person where they have added nothing', async () => {
    const { person, customerId } = await debtor();
    await addCard(person);
    await stage.erased(person, ['billing']);
    const { manager } = stage.house.app.house.database;
    const reference = async () =>
      (await manager.findOneByOrFail(BillingAccount, { customerId })).processorCustomer;
    expect(await reference()).not.toBeNull();
    await payOn(stage, customerId);
    await until(async () => (await reference()) === null);
    expect(await manager.countBy(PaymentMethod, { customerId })).toBe(0);
  });
});

function sweep() {
  const { database, clock } = stage.house.app.house;
  return retentionSweepOf(stage.house.app.house).sweep((effect) => asSystem(database, clock, effect));
}

const debtor = () => debtorOn(stage);
const pay = (customerId: string) => settledOn(stage, customerId);
