import type { Actor } from '../foundation/actor';

/** The words in which permissions are written; each says who may read a field or call a mutation. */
export const permissionWords = {
  anybody: 'anybody, also without sign-in',
  signedIn: 'whoever is signed in',
  customer: 'a customer',
  isSelf: 'the customer whose data it is',
  staff: 'support agents, privacy officers',
  privacyOfficer: 'privacy officers',
  desk: 'privacy officers and the data protection officer',
  assignedOfficer: 'the privacy officer who has taken the request',
  guest: 'somebody without a sign-in, by the pass of a request',
  isGuest: 'the guest whose pass leads to the request',
  service: "CallxTra's own systems",
} as const;
export type PermissionWord = keyof typeof permissionWords;

/** One word or several, any of which is enough. */
export type Permission = PermissionWord | readonly PermissionWord[];

/** Field by field; for a value that whoever could read its parent may read whole, one word. */
export type TypePermissions = PermissionWord | Record<string, Permission>;
export type Permissions = Record<string, TypePermissions>;

/**
 * The customer an object is about: its own id where it is a customer, else its `customerId`; the request it is
 * part of: its own id where it is one, else its `requestId`; and who of the staff has taken it.
 */
export interface Owned {
  id?: unknown;
  customerId?: unknown;
  requestId?: unknown;
  assigneeId?: unknown;
}

/** What a guest's pass is good for. */
export interface GuestPassage {
  /** When a fact that the account alone knows was last proven with it. */
  provenAt: Date | null;
}

/** Who asks: the holder of a token, and of passes to requests, which are shown in the document itself. */
export interface Caller {
  actor: Actor | null;
  /** By the id of the request. */
  guestOf: ReadonlyMap<unknown, GuestPassage>;
}

/** What a field was called with, as far as it says who asks. */
export interface ShownPass {
  input?: { guestToken?: unknown };
}

type Judgement = (caller: Caller, parent: Owned | undefined, args?: ShownPass) => boolean;

export const judgements: Record<PermissionWord, Judgement> = {
  anybody: () => true,
  signedIn: ({ actor }) => actor !== null,
  customer: ({ actor }) => actor?.role === 'CUSTOMER' && actor.customerId !== null,
  isSelf: ({ actor }, parent) =>
    actor?.role === 'CUSTOMER' && actor.customerId !== null && ownerOf(parent) === actor.customerId,
  staff: ({ actor }) => actor?.role === 'SUPPORT_AGENT' || actor?.role === 'PRIVACY_OFFICER',
  privacyOfficer: ({ actor }) => actor?.role === 'PRIVACY_OFFICER',
  desk: ({ actor }) => actor?.role === 'PRIVACY_OFFICER' || actor?.role === 'DATA_PROTECTION_OFFICER',
  assignedOfficer: ({ actor }, parent) =>
    actor?.role === 'PRIVACY_OFFICER' && actor.staffId !== null && parent?.assigneeId === actor.staffId,
  // Whether the pass holds the mutation itself finds out.
  guest: ({ actor }, _parent, args) => actor === null && typeof args?.input?.guestToken === 'string',
  isGuest: ({ guestOf }, parent) => guestOf.has(parent?.requestId ?? parent?.id),
  service: ({ actor }) => actor?.role === 'SERVICE',
};

export function wordsOf(permission: Permission): readonly PermissionWord[] {
  return typeof permission === 'string' ? [permission] : permission;
}

function ownerOf(parent: Owned | undefined): unknown {
  return parent?.customerId ?? parent?.id;
}
