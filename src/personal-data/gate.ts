import type { Category } from './vocabulary';

/** What is done with a person's data: it is used, it is changed, or what happens is noted and left alone. */
export const operations = ['READ', 'WRITE', 'RECORD'] as const;
export type Operation = (typeof operations)[number];

/** Asked before a person's values are opened or sealed; throws where the person's rights stand against it. */
export interface Gate {
  admit(subject: string, category: Category, operation: Operation): Promise<void>;
}
