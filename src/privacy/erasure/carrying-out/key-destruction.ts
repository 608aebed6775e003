import { type Catalogue, type RetentionCode, retentionRules } from '../../../personal-data';
import { type Circumstances, disposalOf } from '../plan/disposal';
import type { DestroysKeys } from './protects-erasures';

/** Destroys the keys that seal nothing any more: the person's own, and those of rules that keep nothing. */
export class KeyDestruction {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly vault: DestroysKeys,
  ) {}

  /** Done again, it changes nothing. */
  async destroy(customerId: string, circumstances: Circumstances): Promise<void> {
    const kept = this.rulesThatKeep(circumstances);
    const rules = (Object.keys(retentionRules) as RetentionCode[]).filter((rule) => !kept.has(rule));
    for (const rule of rules) await this.vault.destroy(customerId, rule);
    if (this.isEmptied(circumstances)) await this.vault.destroy(customerId, null);
  }

  private rulesThatKeep(circumstances: Circumstances): Set<string> {
    const rules = new Set<string>();
    for (const table of this.catalogue.tables)
      for (const column of table.columns)
        if (column.keyRule !== null && disposalOf(table, column, circumstances)?.kind !== 'delete')
          rules.add(column.keyRule);
    return rules;
  }

  /** Is nothing left that the person's own key seals? */
  private isEmptied(circumstances: Circumstances): boolean {
    return this.catalogue.tables.every((table) =>
      table.columns.every(
        (column) => column.keyRule !== null || disposalOf(table, column, circumstances)?.kind === 'delete',
      ),
    );
  }
}
