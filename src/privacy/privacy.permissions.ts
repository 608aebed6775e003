import type { Permissions } from '../graphql';

/** A request's head: the person, staff and the data protection officer. */
const head = ['isSelf', 'staff', 'desk'] as const;

const rightsRequest = {
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
  customer: ['isSelf', 'staff'],
  version: head,
  statusText: head,
  note: 'isSelf',
  duplicateOf: head,
} as const;

export const privacyPermissions: Permissions = {
  Query: { verifyReceipt: 'anybody' },
  Mutation: { requestAccess: 'customer', requestPortability: 'customer' },
  Customer: { privacy: 'isSelf' },
  PrivacyCenter: { rightsRequests: 'isSelf' },
  RightsRequestConnection: 'anybody',
  RightsRequestEdge: 'anybody',
  AccessRequest: { ...rightsRequest, package: 'isSelf' },
  PortabilityRequest: { ...rightsRequest, format: head, package: 'isSelf' },
  RightsRequestEvent: { id: head, at: head, kind: head, state: head, actor: head, note: 'isSelf' },
  Deadline: 'anybody',
  Receipt: 'anybody',
  ReceiptVerification: 'anybody',
  DataPackage: {
    bytes: 'isSelf',
    sha256: 'isSelf',
    files: 'isSelf',
    readyAt: 'isSelf',
    expiresAt: 'isSelf',
    downloadUrl: 'isSelf',
    downloadBlockedBy: 'isSelf',
    lastDownloadedAt: 'isSelf',
  },
  RequestAccessPayload: 'anybody',
  RequestPortabilityPayload: 'anybody',
};
