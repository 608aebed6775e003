import type { PersonalColumn } from './catalogue';

/** What is done with a person's data: it is used, it is changed, or what happens is noted and left alone. */
export const operations = ['READ', 'WRITE', 'RECORD'] as const;
export type Operation = (typeof operations)[number];

/** What a gate needs to know of the column whose value is asked for. */
export type GuardedColumn = Pick<PersonalColumn, 'category' | 'keyRule'>;

/** Asked before a person's values are opened or sealed; throws where the person's rights stand against it. */
export interface Gate {
  admit(subject: string, column: GuardedColumn, operation: Operation): Promise<void>;
}
