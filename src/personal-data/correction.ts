import type { Text } from '../foundation/text';

/** Who puts a value right (Art. 16); where a declaration says nothing, a privacy officer examines it. */
export type Correction =
  | { by: 'person' }
  /** The person in another way, which proves it; otherwise an officer decides. */
  | { by: 'proof'; how: Text }
  /** A record of the past stays as it is. */
  | { by: 'nobody'; why: Text };

export const byPerson: Correction = { by: 'person' };

/** What is true of every issued invoice. */
export const byNewInvoice: Correction = {
  by: 'nobody',
  why: {
    en: 'An issued invoice is never altered: it is cancelled and issued anew. Please write to us about it.',
    de: 'Eine ausgestellte Rechnung wird nie geändert: sie wird storniert und neu ausgestellt. Bitte schreiben Sie uns dazu.',
  },
};
