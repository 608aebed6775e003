import {
  type Catalogue,
  categories,
  type Category,
  isPortable,
  type PersonalColumn,
  type PurposeCode,
  whyNotPortable,
} from '../../personal-data';
import type { Text } from '../../foundation/text';
import { type CopyTable, planCopy, refusedByDecision } from '../copy/copy-plan';

/** Columns that are not taken elsewhere, for one reason. */
export interface LeftOut {
  category: Category;
  purpose: PurposeCode;
  reason: Text;
  columns: PersonalColumn[];
}

/** What a person may take elsewhere (Art. 20): of what a copy holds, that which the data map says is portable. */
export function planPortable(catalogue: Catalogue, refused: readonly Category[] = []): CopyTable[] {
  return planCopy(catalogue, null, refused)
    .map(({ table, columns }) => ({ table, columns: columns.filter(isPortable), withheld: [] }))
    .filter(({ columns }) => columns.length > 0);
}

/** What stays behind, by category, purpose and reason, in the order of the register. */
export function leftOutOf(catalogue: Catalogue, refused: readonly Category[] = []): LeftOut[] {
  const groups = new Map<string, LeftOut>();
  for (const column of catalogue.tables.flatMap((table) => table.columns)) {
    const { category, purpose } = column;
    const reason = whyNotPortable(column) ?? (refused.includes(category) ? refusedByDecision : null);
    if (!reason) continue;
    const key = [category, purpose, reason.en].join('|');
    const group = groups.get(key) ?? { category, purpose, reason, columns: [] };
    group.columns.push(column);
    groups.set(key, group);
  }
  const order = Object.keys(categories);
  return [...groups.values()].toSorted(
    (one, other) => order.indexOf(one.category) - order.indexOf(other.category),
  );
}
