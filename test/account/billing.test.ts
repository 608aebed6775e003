import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

it('shows customers how they are billed', async () => {
  const { data, errors } = await ada.ask(`{ me { billing {
    email vatId currency address { lines city region postalCode country }
    paymentMethods { kind state brand last4 expiryMonth expiryYear expiresSoon holderName isDefault mandateReference }
    defaultPaymentMethod { last4 }
  } } }`);
  expect(errors).toEqual([]);
  expect(data.me.billing).toEqual({
    email: 'ada@example.com',
    vatId: 'DE123456789',
    currency: 'EUR',
    address: {
      lines: ['Invalidenstraße 43'],
      city: 'Berlin',
      region: null,
      postalCode: '10115',
      country: 'DE',
    },
    paymentMethods: expect.arrayContaining([card, mandate]),
    defaultPaymentMethod: { last4: '4242' },
  });
  expect(data.me.billing.paymentMethods).toHaveLength(2);
});

it('has no field for the token at the payment processor', async () => {
  expect(await ada.codes('{ me { billing { paymentMethods { processorToken } } } }')).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
});

it('tells that a card expires soon in its last two months', async () => {
  const other = await openHouse();
  try {
    const expires = async () => {
      const visitor = await other.signIn('ada@example.com');
      const { data } = await visitor.ask('{ me { billing { defaultPaymentMethod { expiresSoon } } } }');
      return data.me.billing.defaultPaymentMethod.expiresSoon;
    };
    other.clock.advance(secondsUntil('2029-07-31T23:59:59Z', other));
    expect(await expires()).toBe(false);
    other.clock.advance(1);
    expect(await expires()).toBe(true); // the card is good until September
  } finally {
    await other.close();
  }
});

const card = {
  kind: 'CARD',
  state: 'ACTIVE',
  brand: 'visa',
  last4: '4242',
  expiryMonth: 9,
  expiryYear: 2029,
  expiresSoon: false,
  holderName: 'Ada Lovelace',
  isDefault: true,
  mandateReference: null,
};
const mandate = {
  kind: 'SEPA_DEBIT',
  state: 'ACTIVE',
  brand: null,
  last4: '3000',
  expiryMonth: null,
  expiryYear: null,
  expiresSoon: false,
  holderName: 'Ada Lovelace',
  isDefault: false,
  mandateReference: 'CXM-3000',
};

function secondsUntil(instant: string, { clock }: TestHouse): number {
  return (Date.parse(instant) - clock.now().getTime()) / 1000;
}
