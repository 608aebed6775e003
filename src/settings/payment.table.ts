import { optional } from './setting';
import { matching, origin } from './values';

const keyOf = (prefixes: string) => (text: string) =>
  new RegExp(`^(${prefixes})_(test|live)_\\w+$`).test(text);

/** Who takes payments: without it the sandbox, and in production nobody. */
export const paymentTable = {
  STRIPE_SECRET_KEY: optional(
    matching('a secret or restricted key of Stripe (sk_… or rk_…)', keyOf('sk|rk')),
    'the sandbox; in production payment methods cannot be added',
    'The key that the server asks Stripe with.',
  ),
  STRIPE_PUBLISHABLE_KEY: optional(
    matching('a publishable key of Stripe (pk_…)', keyOf('pk')),
    'none',
    'The key that pages give card and account numbers to Stripe with.',
  ),
  STRIPE_WEBHOOK_SECRET: optional(
    matching('the signing secret of a webhook endpoint at Stripe (whsec_…)', (text) =>
      /^whsec_[\w+/=-]+$/.test(text),
    ),
    'none',
    "The secret that Stripe's webhooks are signed with.",
  ),
  STRIPE_API_URL: optional(origin, "Stripe's own", 'Another server that speaks for Stripe, in tests.'),
};
