import type { Protection } from '../../vault';
import type { LegalHold } from './legal-hold.entity';

/** What a restored database must know of a hold beside codes; wrapped in the vault. */
export interface HoldDetails {
  ground: string;
  secrecyLaw: string | null;
  placedBy: string;
}

/** Names a hold in the protective ledger. */
export function holdKeyOf(id: string): string {
  return `hold:${id}`;
}

export function releaseKeyOf(id: string): string {
  return `hold_released:${id}`;
}

/** A hold as the protective ledger keeps it: in codes alone. */
export function holdProtection(hold: LegalHold): Protection {
  const { id, customerId: subject, categories, reviewOn, secretUntil, placedById } = hold;
  const codes = { hold: id, categories: categories.split(','), reviewOn, secretUntil, placedById };
  return { key: holdKeyOf(id), kind: 'hold', subject, codes };
}

export function releaseProtection({ id, customerId: subject }: LegalHold): Protection {
  return { key: releaseKeyOf(id), kind: 'hold_released', subject, codes: { hold: id } };
}
