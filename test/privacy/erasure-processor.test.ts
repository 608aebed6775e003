import { Invoice, InvoiceStatus } from '../../src/account/invoices';
import { PaymentMethod } from '../../src/account/payment-methods';
import { BillingAccount } from '../../src/account/billing';
import { type PaymentProcessor, PaymentUnavailable } from '../../src/payments';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { type Cast, castOf, comesTo } from './desk-kit';
import { approve, coolOff, demanded } from './erasure-kit';

jest.setTimeout(90_000);

/** Fails twice, then confirms: one method that it detaches, the rest as gone already. */
const processor = {
  asked: [] as string[],
  answers: [refuse, refuse, () => 'detached', () => 'already_gone'] as (() => string)[],
  async detach(token: string) {
    processor.asked.push(`detach ${token.split('_')[0]}`);
    return (processor.answers.shift() ?? (() => 'already_gone'))();
  },
  async forget(token: string) {
    processor.asked.push(`forget ${token}`);
    return 'forgotten';
  },
};

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse({}, { payments: () => processor as unknown as PaymentProcessor });
  cast = await castOf(house);
});
afterAll(() => house.close());

it('48. the payment processor is asked again until it has confirmed; nothing is deleted before', async () => {
  const { adaId: customerId, ada } = cast;
  const { database, records } = house.app.house;
  const { manager } = database;
  await manager.update(Invoice, { status: InvoiceStatus.OPEN }, { status: InvoiceStatus.PAID });
  const account = await manager.findOneByOrFail(BillingAccount, { customerId });
  const known = await records.seal(BillingAccount, account, { processorCustomer: 'cus_at_processor' });
  await manager.update(BillingAccount, { id: account.id }, known);
  const { id } = await demanded(ada);
  await approve(cast, id);
  await settled(house);
  await coolOff(house);
  const officer = await house.signIn('officer@callxtra.example');
  await comesTo(officer, id, 'NEEDS_RETRY');
  await settled(house);
  expect(await manager.countBy(PaymentMethod, { customerId })).toBe(2);
  for (let tries = 0; tries < 2; tries++) {
    house.clock.advance(10);
    await house.app.worker?.look();
    await settled(house);
  }
  await comesTo(officer, id, 'PARTLY_FULFILLED');
  expect(processor.asked).toEqual([
    ...Array.from({ length: 4 }, () => 'detach sandbox'),
    'forget cus_at_processor',
  ]);
  expect(await manager.countBy(PaymentMethod, { customerId })).toBe(0);
});

function refuse(): never {
  throw new PaymentUnavailable('connection');
}
