import { randomInt } from 'node:crypto';

/** No character that is taken for another when read out on the phone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new reference for people: `RR-2026-7F3K2`, of rights requests here. It may be taken; the unique key says so. */
export function newReference(kind: 'RR' | 'AR', year: string): string {
  const letters = Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]);
  return `${kind}-${year}-${letters.join('')}`;
}
