import { StripeProcessor } from '../../src/payments';
import { FakeStripe } from '../kit/fake-stripe';
import { openHouse, type TestHouse } from '../kit/open-house';
import { StripePage } from '../kit/stripe-page';
import type { Visitor } from '../kit/visitor';
import { add, startSetup } from './payment-kit';

/** A house whose payment processor is Stripe, as our server speaks for it. */
export interface StripeHouse {
  house: TestHouse;
  stripe: FakeStripe;
  /** Where customers type their card and account numbers. */
  page: StripePage;
  close(): Promise<void>;
}

export async function openStripeHouse(): Promise<StripeHouse> {
  let now = () => new Date();
  const stripe = await FakeStripe.start(() => now());
  // Stripe's own patience of ten seconds is too much for a test; less than this is too little on a busy machine.
  const house = await openHouse(
    {},
    { payments: (clock) => new StripeProcessor(stripe.settings, clock, 4000) },
  );
  now = () => house.clock.now();
  const close = async () => {
    await house.close();
    await stripe.close();
  };
  return { house, stripe, page: new StripePage(stripe), close };
}

/** Adds a card; its id here and its token at Stripe. */
export async function addStripeCard({ page }: StripeHouse, visitor: Visitor, more: object = {}) {
  const { setupReference } = await startSetup(visitor);
  const token = page.payByCard(setupReference);
  const { paymentMethod } = await add(visitor, setupReference, more);
  return { id: paymentMethod.id as string, token, setupReference: setupReference as string };
}

/** Adds a direct debit whose mandate stands as the bank says. */
export async function addStripeDebit({ page }: StripeHouse, visitor: Visitor, mandate: 'active' | 'pending') {
  const { setupReference } = await startSetup(visitor, { kind: 'SEPA_DEBIT' });
  const token = page.payByDebit(setupReference, mandate);
  const { paymentMethod } = await add(visitor, setupReference);
  return { id: paymentMethod.id as string, token, setupReference: setupReference as string };
}

let events = 0;

/** Stripe sends an event, signed; the status that it was answered with. */
export async function send(
  { house, stripe }: StripeHouse,
  type: string,
  object: object,
  { id = `evt_fake${++events}`, at = house.clock.now(), secret = stripe.settings.webhookSecret } = {},
): Promise<number> {
  const { body, signature } = stripe.webhook(type, object, at, secret, id);
  return post(house, body, signature);
}

export async function post(house: TestHouse, payload: Buffer, signature?: string): Promise<number> {
  const response = await house.app.http.inject({
    method: 'POST',
    url: '/webhooks/stripe',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(signature && { 'stripe-signature': signature }),
    },
    payload,
  });
  return response.statusCode;
}
