import type { Visitor } from '../kit/visitor';
import type { ArgumentsOf } from './routes';

/** The least that each mutation takes; `$request` and `$customer` are ada's. */
export const validInputs: Record<string, string> = {
  updateProfile: '{}',
  updateBillingDetails: '{}',
  updatePreferences: '{ preferences: [{ topic: "product_news", channel: EMAIL, granted: true }] }',
  requestAccess: '{}',
  withdrawRightsRequest: '{ requestId: "$request" }',
  answerRightsRequest: '{ requestId: "$request", answer: "All of it." }',
  resendRequestCode: '{ requestId: "$request" }',
  sendRequestMessage: '{ requestId: "$request", text: "Hello." }',
  recordRightsRequest:
    '{ customerId: "$customer", right: ACCESS, channel: PHONE, receivedAt: "2026-11-24T08:00:00Z", note: "x" }',
  assignRightsRequest: '{ requestId: "$request" }',
  askForIdentity: '{ requestId: "$request", doubt: "x" }',
  askForClarification: '{ requestId: "$request", question: "x" }',
  extendDeadline: '{ requestId: "$request", reason: NUMBER, explanation: "x" }',
  approveRightsRequest: '{ requestId: "$request" }',
  refuseRightsRequest: '{ requestId: "$request", reasonCode: "OTHERS_RIGHTS", reason: "x", evidence: "" }',
  referRightsRequest: '{ requestId: "$request", controller: "x", handedOverAt: "2026-11-24T08:30:00Z" }',
  retryRightsRequest: '{ requestId: "$request" }',
};

/** What a mutation refuses with userErrors. */
export const refusedInputs: Record<string, string> = {
  updateProfile: '{ locale: "!" }',
  updateBillingDetails: '{ vatId: "!" }',
  updatePreferences: '{ preferences: [] }',
  requestAccess: '{ categories: ["unheard of"] }',
  withdrawRightsRequest: '{ requestId: "req_none" }',
  answerRightsRequest: '{ requestId: "req_none", answer: "All of it." }',
  resendRequestCode: '{ requestId: "req_none" }',
  sendRequestMessage: '{ requestId: "req_none", text: "Hello." }',
  recordRightsRequest: '{ right: ACCESS, channel: PHONE, receivedAt: "2026-11-24T08:00:00Z", note: "x" }',
  assignRightsRequest: '{ requestId: "req_none" }',
  askForIdentity: '{ requestId: "req_none", doubt: "x" }',
  askForClarification: '{ requestId: "req_none", question: "x" }',
  extendDeadline: '{ requestId: "req_none", reason: NUMBER, explanation: "x" }',
  approveRightsRequest: '{ requestId: "req_none" }',
  refuseRightsRequest: '{ requestId: "req_none", reasonCode: "OTHERS_RIGHTS", reason: "x", evidence: "" }',
  referRightsRequest: '{ requestId: "req_none", controller: "x", handedOverAt: "2026-11-24T08:30:00Z" }',
  retryRightsRequest: '{ requestId: "req_none" }',
};

/** An input about this request of ada's. */
export function about(input: string, requestId: string, customerId: string): string {
  return input.replaceAll('$request', requestId).replaceAll('$customer', customerId);
}

/** Arguments about what is ada's, whose own visitor this is. */
export async function argumentsFor(ada: Visitor): Promise<ArgumentsOf> {
  const { data, errors } = await ada.ask(`{ me {
    id
    billing { paymentMethods { id } invoices(first: 1) { nodes { id } } }
    accessLog(first: 1) { nodes { id } }
    privacy { rightsRequests { nodes { id reference state receipts { signed } } } }
  } }`);
  expect(errors).toEqual([]);
  const { id, billing, accessLog, privacy } = data.me;
  const inState = (state: string) =>
    privacy.rightsRequests.nodes.find((each: { state: string }) => each.state === state);
  const request = inState('PARTLY_FULFILLED');
  const waiting = inState('AWAITING_IDENTITY');
  const ids: Record<string, string> = {
    Customer: id,
    PaymentMethod: billing.paymentMethods[0].id,
    Invoice: billing.invoices.nodes[0].id,
    AccessLogEntry: accessLog.nodes[0].id,
  };
  return ({ type, field, target }, next) => {
    if (type === 'Mutation') {
      const input = next === 'userErrors' ? refusedInputs[field] : validInputs[field];
      return input === undefined ? null : `input: ${about(input, request.id, id)}`;
    }
    if (type !== 'Query') return null;
    if (field === 'customer') return `id: "${id}"`;
    const asked = next === 'question' ? waiting : request;
    if (field === 'node' && target === 'AccessRequest') return `id: "${asked.id}"`;
    if (field === 'node') return idOf(target === '' ? 'Customer' : target);
    if (field === 'rightsRequest') return `reference: "${asked.reference}"`;
    if (field === 'refusalReasons') return 'right: ACCESS';
    if (field === 'verifyReceipt') return `receipt: "${request.receipts[0].signed}"`;
    return null;
  };

  function idOf(type: string): string {
    if (!ids[type]) throw new Error(`test/authorization/arguments.ts knows no ${type} of ada's.`);
    return `id: "${ids[type]}"`;
  }
}
