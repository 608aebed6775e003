import type { Actor, Role } from '../../foundation/actor';

/** Part of every WHERE about requests: whose rows the caller may meet at all. */
export interface Scope {
  customerId?: string;
}

const readersOfAll: readonly Role[] = ['SUPPORT_AGENT', 'PRIVACY_OFFICER', 'DATA_PROTECTION_OFFICER'];

/** Own ones for a customer, all for staff and the data protection officer; null: none. */
export function scopeOf(actor: Actor | null): Scope | null {
  if (!actor) return null;
  if (readersOfAll.includes(actor.role)) return {};
  return actor.role === 'CUSTOMER' && actor.customerId ? { customerId: actor.customerId } : null;
}
