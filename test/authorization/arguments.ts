import type { Visitor } from '../kit/visitor';
import type { ArgumentsOf } from './routes';

/** The least that each mutation takes. */
export const validInputs: Record<string, string> = {
  updateProfile: '{}',
  updateBillingDetails: '{}',
  updatePreferences: '{ preferences: [{ topic: "product_news", channel: EMAIL, granted: true }] }',
  requestAccess: '{}',
  requestPortability: '{}',
};

/** What a mutation refuses with userErrors. */
export const refusedInputs: Record<string, string> = {
  updateProfile: '{ locale: "!" }',
  updateBillingDetails: '{ vatId: "!" }',
  updatePreferences: '{ preferences: [] }',
  requestAccess: '{ categories: ["unheard of"] }',
  requestPortability: '{ locale: "!" }',
};

interface Asked {
  kind: string;
  id: string;
  receipts: { signed: string }[];
}

/** Arguments about what is ada's, whose own visitor this is. */
export async function argumentsFor(ada: Visitor): Promise<ArgumentsOf> {
  const { data, errors } = await ada.ask(`{ me {
    id
    billing { paymentMethods { id } invoices(first: 1) { nodes { id } } }
    accessLog(first: 1) { nodes { id } }
    privacy { rightsRequests { nodes { id kind: __typename receipts { signed } } } }
  } }`);
  expect(errors).toEqual([]);
  const { id, billing, accessLog, privacy } = data.me;
  const requests: Asked[] = privacy.rightsRequests.nodes;
  const ids: Record<string, string> = {
    Customer: id,
    PaymentMethod: billing.paymentMethods[0].id,
    Invoice: billing.invoices.nodes[0].id,
    AccessLogEntry: accessLog.nodes[0].id,
    ...Object.fromEntries(requests.map((each) => [each.kind, each.id])),
  };
  return ({ type, field, target }, next) => {
    if (type === 'Mutation') {
      const input = next === 'userErrors' ? refusedInputs[field] : validInputs[field];
      return input === undefined ? null : `input: ${input}`;
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
