import { askFor, changeTo } from '../account/email-change-kit';
import type { TestHouse } from '../kit/open-house';
import { currentOf } from '../account/session-list';
import type { Visitor } from '../kit/visitor';
import type { Reader } from './expected';
import type { ArgumentsOf } from './routes';

/** Stands for ada's id. */
const ofAda = 'ID OF ADA';

/** The least that each mutation takes; what names something of ada's is filled in by argumentsFor. */
const validInputs: Record<string, string> = {
  updateProfile: '{}',
  updateBillingDetails: '{}',
  startPaymentMethodSetup: '{ kind: CARD }',
  updatePreferences: '{ preferences: [{ topic: "product_news", channel: EMAIL, granted: true }] }',
  requestAccess: '{}',
  requestEmailChange: '{ email: "ada@valid.example", validateOnly: true }',
  confirmEmailChange: '{ code: "1234 5678", validateOnly: true }',
  cancelEmailChange: '{ validateOnly: true }',
  undoEmailChange: '{ token: "of no mail" }',
  provisionCustomer:
    '{ externalReference: "C-1", issuer: "http://127.0.0.1:4000/oidc", subject: "s-1", email: "cleo@example.com", currency: "EUR" }',
  recordInvoice: `{ externalReference: "I-1", customerId: "${ofAda}", number: "CX-1", issuedOn: "2026-11-01", dueOn: "2026-11-15", totalMinor: 4900, currency: "EUR", status: OPEN }`,
  endContract: `{ externalReference: "E-1", customerId: "${ofAda}", endedOn: "2026-11-01" }`,
  endSession: '{ sessionId: "the present one", validateOnly: true }',
  endOtherSessions: '{ validateOnly: true }',
  requestPortability: '{}',
};

/** For those that need something to be there before: makes it, and says the input then. */
export const preparedInputs: Record<
  string,
  (house: TestHouse, visitors: Record<Reader, Visitor>) => Promise<string>
> = {
  confirmEmailChange: async (house, { own }) =>
    `{ code: "${await askFor(house, own, 'ada@confirmed.example')}" }`,
  cancelEmailChange: async (house, { own }) => {
    await askFor(house, own, 'ada@cancelled.example');
    return '{}';
  },
  undoEmailChange: async (house, { other }) =>
    `{ token: "${await changeTo(house, other, 'bob@undone.example')}" }`,
};

/** What a mutation refuses with userErrors. */
const refusedInputs: Record<string, string> = {
  updateProfile: '{ locale: "!" }',
  updateBillingDetails: '{ vatId: "!" }',
  startPaymentMethodSetup: '{ kind: CARD, returnUrl: "!" }',
  addPaymentMethod: '{ setupReference: "!" }',
  setDefaultPaymentMethod: '{ paymentMethodId: "!" }',
  removePaymentMethod: '{ paymentMethodId: "!" }',
  updatePreferences: '{ preferences: [] }',
  requestAccess: '{ categories: ["unheard of"] }',
  requestEmailChange: '{ email: "!" }',
  confirmEmailChange: '{ code: "!", validateOnly: true }',
  cancelEmailChange: '{ expectedVersion: 0 }',
  undoEmailChange: '{ token: "!" }',
  provisionCustomer: '{ externalReference: " ", issuer: "x", subject: "s-1", email: "x", currency: "EUR" }',
  recordInvoice:
    '{ externalReference: "I-2", customerId: "x", number: "CX-2", issuedOn: "2026-11-01", dueOn: "2026-11-15", totalMinor: 1, currency: "EUR", status: OPEN }',
  endContract: '{ externalReference: "E-2", customerId: "x", endedOn: "2026-11-01" }',
  endSession: '{ sessionId: "ses_unknown" }',
  endOtherSessions: `{ reason: "${'x'.repeat(201)}" }`,
  requestPortability: '{ locale: "!" }',
};

interface Asked {
  kind: string;
  id: string;
  receipts: { signed: string }[];
}

/** Arguments about what is ada's, whose own visitor this is. */
export async function argumentsFor(ada: Visitor): Promise<ArgumentsOf> {
  const session = (await currentOf(ada)).id;
  validInputs.endSession = `{ sessionId: "${session}", validateOnly: true }`;
  const { data, errors } = await ada.ask(`{ me {
    id
    billing { paymentMethods { id isDefault } invoices(first: 1) { nodes { id } } }
    accessLog(first: 1) { nodes { id } }
    privacy { rightsRequests { nodes { id kind: __typename receipts { signed } } } }
  } }`);
  expect(errors).toEqual([]);
  const { id, billing, accessLog, privacy } = data.me;
  Object.assign(validInputs, await paymentInputs(ada, billing.paymentMethods));
  const requests: Asked[] = privacy.rightsRequests.nodes;
  const ids: Record<string, string> = {
    Customer: id,
    PaymentMethod: billing.paymentMethods[0].id,
    Invoice: billing.invoices.nodes[0].id,
    AccessLogEntry: accessLog.nodes[0].id,
    Session: session,
    ...Object.fromEntries(requests.map((each) => [each.kind, each.id])),
  };
  return ({ type, field, target }, next) => {
    if (type === 'Mutation') {
      const input = next === 'userErrors' ? refusedInputs[field] : validInputs[field];
      return input === undefined ? null : `input: ${input.replace(ofAda, id)}`;
    }
    if (type !== 'Query') return null;
    if (field === 'customer') return `id: "${id}"`;
    if (field === 'node') return idOf(target === '' ? 'Customer' : target);
    if (field === 'verifyReceipt') return `receipt: "${requests[0]!.receipts[0]!.signed}"`;
    return null;
  };

  function idOf(type: string): string {
    if (!ids[type]) throw new Error(`test/authorization/arguments.ts knows no ${type} of ada's.`);
    return `id: "${ids[type]}"`;
  }
}

/** A finished set-up of ada's, and what she may do with the methods that she has: nothing goes for good. */
async function paymentInputs(ada: Visitor, methods: { id: string; isDefault: boolean }[]) {
  const { data } = await ada.ask(
    'mutation { startPaymentMethodSetup(input: { kind: CARD }) { setupReference } }',
  );
  const another = methods.find(({ isDefault }) => !isDefault)!.id;
  return {
    addPaymentMethod: `{ setupReference: "${data.startPaymentMethodSetup.setupReference}" }`,
    setDefaultPaymentMethod: `{ paymentMethodId: "${methods.find(({ isDefault }) => isDefault)!.id}" }`,
    removePaymentMethod: `{ paymentMethodId: "${another}", validateOnly: true }`,
  };
}
