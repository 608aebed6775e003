/** Everybody who may ask, each about what is ada's: ada herself, and bob as the other customer. */
export const readers = ['nobody', 'own', 'other', 'agent', 'officer', 'dpo', 'service'] as const;
export type Reader = (typeof readers)[number];

const anybody = readers;
const signedIn: Readers = ['own', 'other', 'agent', 'officer', 'dpo', 'service'];
const customers: Readers = ['own', 'other'];
const own: Readers = ['own'];
const masked: Readers = ['own', 'agent', 'officer'];
const head: Readers = ['own', 'agent', 'officer', 'dpo'];
const staff: Readers = ['agent', 'officer'];
const officers: Readers = ['officer'];
const desk: Readers = ['officer', 'dpo'];
const decided: Readers = ['own', 'officer', 'dpo'];

type Readers = readonly Reader[];

/**
 * Who may read what, written by hand and never from the permissions in src: the sensitive types,
 * field by field. What staff may read of an opened file stays closed to them while no file can be opened,
 * and what was said about a request while they have not taken it.
 */
export const expected: Record<string, Record<string, Readers>> = {
  Query: {
    me: customers,
    viewer: signedIn,
    node: signedIn,
    customer: staff,
    verifyReceipt: anybody,
    rightsRequest: desk,
    rightsRequests: desk,
    refusalReasons: desk,
  },
  Mutation: {
    updateProfile: customers,
    updateBillingDetails: customers,
    updatePreferences: customers,
    requestAccess: customers,
    withdrawRightsRequest: customers,
    answerRightsRequest: customers,
    resendRequestCode: customers,
    sendRequestMessage: ['own', 'other', 'officer'],
    recordRightsRequest: staff,
    assignRightsRequest: officers,
    askForIdentity: officers,
    askForClarification: officers,
    extendDeadline: officers,
    approveRightsRequest: officers,
    refuseRightsRequest: officers,
    referRightsRequest: officers,
    retryRightsRequest: officers,
  },
  Viewer: {
    subject: signedIn,
    role: signedIn,
    scopes: signedIn,
    authenticatedAt: signedIn,
    stepUpUntil: signedIn,
    customer: signedIn,
    staffName: signedIn,
  },
  Customer: {
    id: masked,
    status: masked,
    version: masked,
    createdAt: masked,
    updatedAt: masked,
    maskedName: masked,
    maskedEmail: masked,
    maskedPhoneNumber: masked,
    name: own,
    companyName: own,
    locale: own,
    timeZone: own,
    email: own,
    phoneNumber: own,
    postalAddress: own,
    billing: own,
    communication: own,
    accessLog: own,
    privacy: own,
  },
  Billing: {
    email: own,
    address: own,
    vatId: own,
    currency: own,
    paymentMethods: own,
    defaultPaymentMethod: own,
    invoices: own,
  },
  PaymentMethod: {
    id: own,
    kind: own,
    state: own,
    isDefault: own,
    brand: own,
    last4: own,
    expiryMonth: own,
    expiryYear: own,
    expiresSoon: own,
    holderName: own,
    mandateReference: own,
    createdAt: own,
  },
  Invoice: { id: own, number: own, status: own, issuedOn: own, dueOn: own, total: own },
  Communication: { preferences: own },
  AccessLogEntry: {
    id: own,
    at: own,
    actor: own,
    operation: own,
    ipAddress: own,
    browser: own,
    operatingSystem: own,
    referrer: own,
    exitPage: own,
  },
  PrivacyCenter: { rightsRequests: own },
  AccessRequest: {
    id: head,
    reference: head,
    right: head,
    state: head,
    channel: head,
    receivedAt: head,
    dueAt: head,
    deadline: head,
    closedAt: head,
    timeline: head,
    receipts: head,
    customer: masked,
    version: head,
    statusText: head,
    duplicateOf: head,
    note: own,
    question: own,
    actions: head,
    canWithdraw: head,
    decision: decided,
    assignedTo: desk,
    package: own,
  },
  Decision: {
    outcome: decided,
    reasonCode: decided,
    reason: decided,
    evidence: decided,
    decidedBy: desk,
    decidedAt: decided,
    locale: decided,
    late: decided,
    parts: decided,
    remedies: decided,
    authority: decided,
  },
  RefusalReason: { code: desk, title: desk, article: desk, needsEvidence: desk },
  RightsRequestEvent: { id: head, at: head, kind: head, state: head, actor: head, note: own },
  DataPackage: {
    bytes: own,
    sha256: own,
    files: own,
    readyAt: own,
    expiresAt: own,
    downloadUrl: own,
    downloadBlockedBy: own,
    lastDownloadedAt: own,
  },
};

/** What whoever could read its parent may read whole: values, lists, answers of mutations. */
export const open: readonly string[] = [
  'AccessLogConnection',
  'AccessLogEdge',
  'AnswerRightsRequestPayload',
  'ApproveRightsRequestPayload',
  'AskForClarificationPayload',
  'AskForIdentityPayload',
  'AssignRightsRequestPayload',
  'Deadline',
  'DecisionPart',
  'ExtendDeadlinePayload',
  'InvoiceConnection',
  'InvoiceEdge',
  'Money',
  'PageInfo',
  'PersonName',
  'PostalAddress',
  'Preference',
  'Receipt',
  'ReceiptVerification',
  'RecordRightsRequestPayload',
  'ReferRightsRequestPayload',
  'RefuseRightsRequestPayload',
  'RequestAccessPayload',
  'RequestAction',
  'RequestQuestion',
  'ResendRequestCodePayload',
  'RetryRightsRequestPayload',
  'RightsRequestConnection',
  'RightsRequestEdge',
  'SendRequestMessagePayload',
  'SupervisoryAuthority',
  'Topic',
  'UpdateBillingDetailsPayload',
  'UpdatePreferencesPayload',
  'UpdateProfilePayload',
  'UserError',
  'WithdrawRightsRequestPayload',
];

/** Does the table let this reader through this one field? */
export function mayRead(reader: Reader, type: string, field: string): boolean {
  if (open.includes(type)) return true;
  const readersOfField = expected[type]?.[field];
  if (!readersOfField) throw new Error(`test/authorization/expected.ts lacks ${type}.${field}.`);
  return readersOfField.includes(reader);
}
