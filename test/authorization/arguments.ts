import { askFor, changeTo } from '../account/email-change-kit';
import type { TestHouse } from '../kit/open-house';
import { accessOfStaff, openReports, reported } from '../account/access-report-kit';
import { currentOf } from '../account/session-list';
import type { Visitor } from '../kit/visitor';
import { guestCode, start } from '../privacy/guest-kit';
import { preview } from '../privacy/erasure-kit';
import type { Reader } from './expected';
import { toldByHand } from '../privacy/recipients-kit';
import { refusedInputs } from './refused-inputs';
import type { ArgumentsOf } from './routes';
import { heldFor, restrictionFor, stageFor } from './stages';

/** The least that each mutation takes; `$request` and `$customer` are ada's, and what else is hers argumentsFor fills in. */
const validInputs: Record<string, string> = {
  updateProfile: '{}',
  updateBillingDetails: '{}',
  startPaymentMethodSetup: '{ kind: CARD }',
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
  retryRecipientNotice: '{ noticeId: "of nothing" }',
  recordRecipientAnswer: '{ noticeId: "of nothing", answer: TOLD }',
  requestEmailChange: '{ email: "ada@valid.example", validateOnly: true }',
  confirmEmailChange: '{ code: "1234 5678", validateOnly: true }',
  cancelEmailChange: '{ validateOnly: true }',
  undoEmailChange: '{ token: "of no mail" }',
  provisionCustomer:
    '{ externalReference: "C-1", issuer: "http://127.0.0.1:4000/oidc", subject: "s-1", email: "cleo@example.com", currency: "EUR" }',
  recordInvoice:
    '{ externalReference: "I-1", customerId: "$customer", number: "CX-1", issuedOn: "2026-11-01", dueOn: "2026-11-15", totalMinor: 4900, currency: "EUR", status: OPEN }',
  endContract: '{ externalReference: "E-1", customerId: "$customer", endedOn: "2026-11-01" }',
  endSession: '{ sessionId: "the present one", validateOnly: true }',
  endOtherSessions: '{ validateOnly: true }',
  requestPortability: '{}',
  requestRectification:
    '{ corrections: [{ field: "customer.timeZone", to: "Europe/Lisbon" }], validateOnly: true }',
  requestRestriction: '{ ground: LEGAL_CLAIMS, validateOnly: true }',
  objectToProcessing: '{ purpose: "abuse_prevention", validateOnly: true }',
  startGuestRequest: '{ email: "guest@valid.example", right: ACCESS }',
  confirmGuestRequest: '{ email: "guest@valid.example", code: "12345678" }',
  requestErasure: '{ planHash: "of no plan", validateOnly: true }',
  placeLegalHold:
    '{ customerId: "$customer", categories: ["settings"], ground: "x", reviewOn: "2027-01-11" }',
  releaseLegalHold: '{ legalHoldId: "of nothing" }',
  reportAccess: '{ accessLogEntryId: "of nothing" }',
  closeAccessReport: '{ reportId: "of nothing", outcome: "x" }',
};

/** For those that need something else to be there before: makes it, and says the input then. */
const preparedInputs: Record<
  string,
  (house: TestHouse, visitors: Record<Reader, Visitor>) => Promise<string>
> = {
  requestErasure: async (_house, { own }) =>
    `{ planHash: "${(await preview(own)).hash}", validateOnly: true }`,
  confirmEmailChange: async (house, { own }) =>
    `{ code: "${await askFor(house, own, 'ada@confirmed.example')}" }`,
  cancelEmailChange: async (house, { own }) => {
    await askFor(house, own, 'ada@cancelled.example');
    return '{}';
  },
  retryRecipientNotice: async (_house, { own }) => `{ noticeId: "${await toldByHand(own)}" }`,
  recordRecipientAnswer: async (_house, { own }) =>
    `{ noticeId: "${await toldByHand(own)}", answer: CONFIRMED }`,
  announceRestrictionLift: async (house, visitors) =>
    `{ restrictionId: "${await restrictionFor(house, visitors)}", liftOn: "2026-12-24", reason: "x" }`,
  liftRestriction: async (house, visitors) =>
    `{ restrictionId: "${await restrictionFor(house, visitors, true)}" }`,
  releaseLegalHold: async (_house, { own, officer }) =>
    `{ legalHoldId: "${await heldFor({ own, officer })}" }`,
  reportAccess: async (_house, { own, officer }) =>
    `{ accessLogEntryId: "${await accessOfStaff(own, officer)}" }`,
  closeAccessReport: async (_house, { own, officer }) => {
    await reported(own, { accessLogEntryId: await accessOfStaff(own, officer) });
    return `{ reportId: "${(await openReports(officer))[0]!.id}", outcome: "x" }`;
  },
  // By now codes were asked for the address of the others several times.
  startGuestRequest: async () => '{ email: "guest@begun.example", right: ACCESS }',
  confirmGuestRequest: async (house, { nobody }) => {
    const email = 'guest@confirmed.example';
    await start(nobody, { email });
    return `{ email: "${email}", code: "${await guestCode(house, email)}" }`;
  },
  undoEmailChange: async (house, { other }) =>
    `{ token: "${await changeTo(house, other, 'bob@undone.example')}" }`,
};

/** The input of a mutation for which something must be there before, which this makes; undefined for the others. */
export async function preparedInput(
  house: TestHouse,
  visitors: Record<Reader, Visitor>,
  mutation: string,
): Promise<string | undefined> {
  const input = validInputs[mutation];
  if (!input?.includes('$request')) return preparedInputs[mutation]?.(house, visitors);
  return input.replaceAll('$request', await stageFor(house, visitors, mutation));
}

interface Asked {
  kind: string;
  id: string;
  reference: string;
  state: string;
  receipts: { signed: string }[];
}

/** What officers alone know of ada by its id. */
export interface KnownToOfficers {
  hold?: string;
  report?: string;
}

/** Arguments about what is ada's, whose own visitor this is. */
export async function argumentsFor(
  ada: Visitor,
  { hold, report }: KnownToOfficers = {},
): Promise<ArgumentsOf> {
  const session = (await currentOf(ada)).id;
  validInputs.endSession = `{ sessionId: "${session}", validateOnly: true }`;
  const { data, errors } = await ada.ask(`{ me {
    id
    billing { paymentMethods { id isDefault } invoices(first: 1) { nodes { id } } }
    accessLog(first: 1) { nodes { id } }
    privacy { restrictions { id ground } objections { id } rightsRequests { nodes { id kind: __typename reference state receipts { signed } } } }
  } }`);
  expect(errors).toEqual([]);
  const { id, billing, accessLog, privacy } = data.me;
  Object.assign(validInputs, await paymentInputs(ada, billing.paymentMethods));
  const requests: Asked[] = privacy.rightsRequests.nodes;
  const decided = requests.find(({ state }) => state === 'PARTLY_FULFILLED')!;
  const underWay = requests.find(({ state }) => state === 'EXECUTING');
  const waiting = requests.find(({ state }) => state === 'AWAITING_IDENTITY')!;
  const asked = privacy.restrictions.find(
    ({ ground }: { ground: string }) => ground === 'ACCURACY_CONTESTED',
  );
  const [restriction, objection] = [asked.id, privacy.objections[0].id];
  validInputs.announceRestrictionLift = `{ restrictionId: "${restriction}", liftOn: "2026-12-24", reason: "x" }`;
  validInputs.liftRestriction = `{ restrictionId: "${restriction}" }`;
  validInputs.endRestriction = `{ restrictionId: "${restriction}", validateOnly: true }`;
  validInputs.withdrawObjection = `{ objectionId: "${objection}", validateOnly: true }`;
  const ids: Record<string, string> = {
    Customer: id,
    PaymentMethod: billing.paymentMethods[0].id,
    Invoice: billing.invoices.nodes[0].id,
    AccessLogEntry: accessLog.nodes[0].id,
    Session: session,
    Restriction: restriction,
    Objection: objection,
    ...(hold && { LegalHold: hold }),
    ...(report && { AccessReport: report }),
  };
  return ({ type, field, target }, next) => {
    if (type === 'Mutation') {
      const input = next === 'userErrors' ? refusedInputs[field] : validInputs[field];
      return input === undefined
        ? null
        : `input: ${input.replace('$request', decided.id).replace('$customer', id)}`;
    }
    if (type !== 'Query') return null;
    if (field === 'customer') return `id: "${id}"`;
    if (field === 'node') return `id: "${requestFor(target, next)?.id ?? idOf(target || 'Customer')}"`;
    if (field === 'rightsRequest') return `reference: "${(requestFor(target, next) ?? decided).reference}"`;
    if (field === 'guestRequest') return 'token: "of no mail"';
    if (field === 'refusalReasons') return 'right: ACCESS';
    if (field === 'verifyReceipt') return `receipt: "${decided.receipts[0]!.signed}"`;
    return null;
  };

  /** Of a type of request the one on which the next field has something to say. */
  function requestFor(type: string, next: string): Asked | undefined {
    if (type === 'AccessRequest' && ['progress', 'recipientNotices'].includes(next)) return underWay;
    if (type === 'AccessRequest') return next === 'question' ? waiting : decided;
    return requests.find(({ kind }) => kind === type);
  }

  function idOf(type: string): string {
    if (!ids[type]) throw new Error(`test/authorization/arguments.ts knows no ${type} of ada's.`);
    return ids[type];
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
