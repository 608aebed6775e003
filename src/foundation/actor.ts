export const roles = [
  'CUSTOMER',
  'SUPPORT_AGENT',
  'PRIVACY_OFFICER',
  'DATA_PROTECTION_OFFICER',
  'SERVICE',
] as const;
export type Role = (typeof roles)[number];

/** Who asks: the holder of a verified access token, as our own rows know that person; or a guest. */
export interface Actor {
  /** GUEST: somebody without a sign-in, who acts on the one request whose pass they hold; no token has this role. */
  role: Role | 'GUEST';
  issuer: string;
  subject: string;
  clientId: string;
  scopes: readonly string[];
  /** The customer record of a CUSTOMER; null where the subject has none. */
  customerId: string | null;
  /** The row of a member of staff. */
  staffId: string | null;
  staffName: string | null;
  /** The own customer record of a member of staff, on which that person never acts as staff. */
  ownRecordId: string | null;
  sessionId: string | null;
  /** When the person last proved who they are (`auth_time`). */
  authenticatedAt: Date | null;
}

/** A sign-in counts as fresh for ten minutes (RFC 9470 step-up). */
export const stepUpSeconds = 600;

export function isFresh(actor: Actor, now: Date): boolean {
  return isRecent(actor.authenticatedAt, now);
}

/** The same of any proof of who somebody is. */
export function isRecent(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() <= stepUpSeconds * 1000;
}

export function isStaff(actor: Actor | null): boolean {
  return actor !== null && actor.staffId !== null;
}
