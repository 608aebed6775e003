import type { EntityManager } from 'typeorm';
import type { Change } from './change';
import type { Problems } from './refusal';

/** Values as people write them, by property; what is no text is written as JSON, and null removes. */
export type CorrectedValues = Readonly<Record<string, string | null>>;

/** Puts right what lies in one table (Art. 16), by the rules of whoever owns it. */
export interface Corrector {
  table: string;
  /** Those of its properties that it can put right. */
  properties: readonly string[];
  /** The values as they are to be written; a problem for each fault, its path beginning with the property. */
  read(
    problems: Problems,
    manager: EntityManager,
    customerId: string,
    values: CorrectedValues,
  ): Promise<CorrectedValues>;
  /** Writes values that were read, with their entry in the trail. */
  write(change: Change, customerId: string, values: CorrectedValues): Promise<void>;
}

/** Knows who puts right which table. */
export class Corrections {
  private readonly correctors = new Map<string, Corrector>();

  bring(corrector: Corrector): void {
    this.correctors.set(corrector.table, corrector);
  }

  /** Null where nobody can: what lies there is not rewritten. */
  of(table: string, property: string): Corrector | null {
    const corrector = this.correctors.get(table);
    return corrector?.properties.includes(property) ? corrector : null;
  }
}
