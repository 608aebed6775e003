/** Everybody who may ask, each about what is ada's: ada herself, and bob as the other customer. */
export const readers = ['nobody', 'own', 'other', 'agent', 'officer', 'dpo', 'service'] as const;
export type Reader = (typeof readers)[number];

const anybody = readers;
const signedIn: Readers = ['own', 'other', 'agent', 'officer', 'dpo', 'service'];
const customers: Readers = ['own', 'other'];
const own: Readers = ['own'];
const masked: Readers = ['own', 'agent', 'officer'];
/** A service sees this much of what it feeds. */
const fed: Readers = ['own', 'agent', 'officer', 'service'];
const ownOrFed: Readers = ['own', 'service'];
const services: Readers = ['service'];
const head: Readers = ['own', 'agent', 'officer', 'dpo'];
const staff: Readers = ['agent', 'officer'];
const officers: Readers = ['officer'];
const desk: Readers = ['officer', 'dpo'];
const decided: Readers = ['own', 'officer', 'dpo'];

type Readers = readonly Reader[];

/** Fields that the same people may read. */
const each = (fields: string, who: Readers): Record<string, Readers> =>
  Object.fromEntries(fields.split(' ').map((field) => [field, who]));

/** What a request shows, whatever right it is for. */
const rightsRequest: Record<string, Readers> = {
  ...each('id reference right state channel receivedAt dueAt deadline closedAt timeline receipts', head),
  ...each('version statusText duplicateOf actions canWithdraw progress requester', head),
  ...each('decision recipientNotices', decided),
  ...each('note question', own),
  customer: masked,
  assignedTo: desk,
};

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
    guestRequest: anybody,
    processingPurposes: anybody,
    dataCategories: anybody,
    recipients: anybody,
    controller: anybody,
    recordOfProcessing: desk,
    rightsRequest: desk,
    rightsRequests: desk,
    refusalReasons: desk,
    recipientNotices: desk,
    legalHolds: desk,
  },
  Mutation: {
    updateProfile: customers,
    updateBillingDetails: customers,
    startPaymentMethodSetup: customers,
    addPaymentMethod: customers,
    setDefaultPaymentMethod: customers,
    removePaymentMethod: customers,
    updatePreferences: customers,
    requestAccess: customers,
    requestEmailChange: customers,
    confirmEmailChange: customers,
    cancelEmailChange: customers,
    undoEmailChange: anybody,
    provisionCustomer: services,
    recordInvoice: services,
    endContract: services,
    endSession: customers,
    endOtherSessions: customers,
    requestPortability: customers,
    requestRectification: customers,
    requestRestriction: customers,
    endRestriction: customers,
    objectToProcessing: customers,
    withdrawObjection: customers,
    announceRestrictionLift: officers,
    liftRestriction: officers,
    requestErasure: customers,
    withdrawRightsRequest: customers,
    answerRightsRequest: customers,
    resendRequestCode: customers,
    sendRequestMessage: ['own', 'other', 'officer'],
    startGuestRequest: anybody,
    confirmGuestRequest: anybody,
    recordRightsRequest: staff,
    assignRightsRequest: officers,
    askForIdentity: officers,
    askForClarification: officers,
    extendDeadline: officers,
    approveRightsRequest: officers,
    refuseRightsRequest: officers,
    referRightsRequest: officers,
    retryRightsRequest: officers,
    retryRecipientNotice: officers,
    recordRecipientAnswer: officers,
    placeLegalHold: officers,
    releaseLegalHold: officers,
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
    id: fed,
    status: fed,
    version: fed,
    createdAt: fed,
    updatedAt: masked,
    maskedName: fed,
    maskedEmail: fed,
    maskedPhoneNumber: fed,
    name: own,
    companyName: own,
    locale: own,
    timeZone: own,
    email: own,
    pendingEmail: own,
    emailChange: own,
    phoneNumber: own,
    postalAddress: own,
    billing: own,
    communication: own,
    accessLog: own,
    sessions: own,
    privacy: own,
  },
  EmailChange: { email: own, state: own, until: own, attemptsLeft: own },
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
  Invoice: {
    id: ownOrFed,
    number: ownOrFed,
    status: ownOrFed,
    issuedOn: ownOrFed,
    dueOn: ownOrFed,
    total: ownOrFed,
    downloadUrl: own,
    sha256: own,
  },
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
    session: own,
    newDevice: own,
  },
  Session: {
    id: own,
    client: own,
    startedAt: own,
    lastSeenAt: own,
    ipAddress: own,
    browser: own,
    operatingSystem: own,
    current: own,
    endedAt: own,
    endReason: own,
  },
  PrivacyCenter: {
    restrictions: own,
    objections: own,
    rightsRequests: own,
    holdings: own,
    previewErasure: own,
    recipientNotices: own,
  },
  AccessRequest: { ...rightsRequest, package: own },
  RestrictionRequest: { ...rightsRequest, restriction: decided },
  ObjectionRequest: { ...rightsRequest, purpose: head, objection: decided },
  Restriction: each(
    'id ground purposes categories continuing since liftNoticeAt liftsOn liftReason liftedAt',
    decided,
  ),
  Objection: each('id purpose since upheld endedAt', decided),
  PortabilityRequest: { ...rightsRequest, format: head, package: own },
  RectificationRequest: { ...rightsRequest, corrections: own, statement: own },
  Correction: each('field from to disputed correctedAt', own),
  RecipientNotice: each('id about recipient categories state at whyNot', decided),
  Requester: {
    name: own,
    email: own,
    phoneNumber: own,
    postalAddress: own,
    maskedContact: head,
    assurance: head,
    verifiedAt: head,
  },
  LegalHold: {
    ...each('id categories ground placedBy placedAt reviewOn secretUntil secrecyLaw', desk),
    ...each('releasedAt releaseReason', desk),
    customer: officers,
  },
  ErasureRequest: { ...rightsRequest, plan: decided, executesAfter: head },
  Decision: {
    ...each('outcome reasonCode reason evidence decidedAt locale late parts remedies authority', decided),
    decidedBy: desk,
  },
  RefusalReason: { code: desk, title: desk, article: desk, needsEvidence: desk },
  RightsRequestEvent: { id: head, at: head, kind: head, state: head, actor: head, note: own },
  DataPackage: each(
    'bytes sha256 files readyAt expiresAt downloadUrl downloadBlockedBy lastDownloadedAt',
    own,
  ),
};
