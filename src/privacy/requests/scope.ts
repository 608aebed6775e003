import type { Actor } from '../../foundation/actor';

/** Part of every WHERE about requests: whose rows the caller may meet at all. */
export interface Scope {
  customerId?: string;
}

const readersOfAll: readonly Actor['role'][] = [
  'SUPPORT_AGENT',
  'PRIVACY_OFFICER',
  'DATA_PROTECTION_OFFICER',
];

/**
 * Own ones for a customer, all for staff and the data protection officer, for a guest the one request that
 * the pass leads to; null: none. `requestId` is the request that is asked about, where it is one.
 */
export function scopeOf(actor: Actor | null, requestId?: string): Scope | null {
  if (!actor) return null;
  if (actor.role === 'GUEST') return actor.subject === requestId ? {} : null;
  if (readersOfAll.includes(actor.role)) return {};
  return actor.role === 'CUSTOMER' && actor.customerId ? { customerId: actor.customerId } : null;
}
