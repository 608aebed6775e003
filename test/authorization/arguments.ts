import type { Visitor } from '../kit/visitor';
import type { ArgumentsOf } from './routes';

/** Stands for ada's id. */
const ofAda = 'ID OF ADA';

/** The least that each mutation takes. */
const validInputs: Record<string, string> = {
  updateProfile: '{}',
  updateBillingDetails: '{}',
  updatePreferences: '{ preferences: [{ topic: "product_news", channel: EMAIL, granted: true }] }',
  requestAccess: '{}',
  provisionCustomer:
    '{ externalReference: "C-1", issuer: "http://127.0.0.1:4000/oidc", subject: "s-1", email: "cleo@example.com", currency: "EUR" }',
  recordInvoice: `{ externalReference: "I-1", customerId: "${ofAda}", number: "CX-1", issuedOn: "2026-11-01", dueOn: "2026-11-15", totalMinor: 4900, currency: "EUR", status: OPEN }`,
  endContract: `{ externalReference: "E-1", customerId: "${ofAda}", endedOn: "2026-11-01" }`,
};

/** What a mutation refuses with userErrors. */
const refusedInputs: Record<string, string> = {
  updateProfile: '{ locale: "!" }',
  updateBillingDetails: '{ vatId: "!" }',
  updatePreferences: '{ preferences: [] }',
  requestAccess: '{ categories: ["unheard of"] }',
  provisionCustomer: '{ externalReference: " ", issuer: "x", subject: "s-1", email: "x", currency: "EUR" }',
  recordInvoice:
    '{ externalReference: "I-2", customerId: "x", number: "CX-2", issuedOn: "2026-11-01", dueOn: "2026-11-15", totalMinor: 1, currency: "EUR", status: OPEN }',
  endContract: '{ externalReference: "E-2", customerId: "x", endedOn: "2026-11-01" }',
};

/** Arguments about what is ada's, whose own visitor this is. */
export async function argumentsFor(ada: Visitor): Promise<ArgumentsOf> {
  const { data, errors } = await ada.ask(`{ me {
    id
    billing { paymentMethods { id } invoices(first: 1) { nodes { id } } }
    accessLog(first: 1) { nodes { id } }
    privacy { rightsRequests(first: 1) { nodes { id receipts { signed } } } }
  } }`);
  expect(errors).toEqual([]);
  const { id, billing, accessLog, privacy } = data.me;
  const [request] = privacy.rightsRequests.nodes;
  const ids: Record<string, string> = {
    Customer: id,
    PaymentMethod: billing.paymentMethods[0].id,
    Invoice: billing.invoices.nodes[0].id,
    AccessLogEntry: accessLog.nodes[0].id,
    AccessRequest: request.id,
  };
  return ({ type, field, target }, next) => {
    if (type === 'Mutation') {
      const input = next === 'userErrors' ? refusedInputs[field] : validInputs[field];
      return input === undefined ? null : `input: ${input.replace(ofAda, id)}`;
    }
    if (type !== 'Query') return null;
    if (field === 'customer') return `id: "${id}"`;
    if (field === 'node') return idOf(target === '' ? 'Customer' : target);
    if (field === 'verifyReceipt') return `receipt: "${request.receipts[0].signed}"`;
    return null;
  };

  function idOf(type: string): string {
    if (!ids[type]) throw new Error(`test/authorization/arguments.ts knows no ${type} of ada's.`);
    return `id: "${ids[type]}"`;
  }
}
