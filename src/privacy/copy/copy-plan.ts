import type { Text } from '../../foundation/text';
import {
  type Catalogue,
  type Category,
  categories,
  type PersonalColumn,
  type PersonalTable,
} from '../../personal-data';

/** What a copy holds of one table. */
export interface CopyTable {
  table: PersonalTable;
  columns: PersonalColumn[];
  /** Left out, and named as left out. */
  withheld: PersonalColumn[];
}

/** Why a copy is without what a decision refuses. */
export const refusedByDecision: Text = {
  en: 'The decision on your request says why.',
  de: 'Der Bescheid über Ihren Antrag sagt, warum.',
};

/**
 * What a copy holds: everything that the data map declares, or only the chosen categories; what a decision refuses
 * of it is withheld like any other column, so that it is told.
 */
export function planCopy(
  catalogue: Catalogue,
  chosen: readonly Category[] | null,
  refused: readonly Category[] = [],
): CopyTable[] {
  const whyWithheld = ({ withheld, category }: PersonalColumn) =>
    withheld ?? (refused.includes(category) ? refusedByDecision : undefined);
  return catalogue.tables
    .map((table) => {
      const meant = table.columns.filter(({ category }) => chosen === null || chosen.includes(category));
      const told = meant.map((column) => ({ ...column, withheld: whyWithheld(column) }));
      return {
        table,
        columns: told.filter(({ withheld }) => !withheld),
        withheld: told.filter(({ withheld }) => withheld),
      };
    })
    .filter(({ columns, withheld }) => columns.length + withheld.length > 0)
    .toSorted((one, other) => (one.table.name < other.table.name ? -1 : 1));
}

/** Where in a copy the file of a row lies. */
export function fileNameOf({ name }: PersonalTable, { file }: PersonalColumn, id: string): string {
  return `files/${name}/${id}.${file}`;
}

/** The categories of a plan, those that are withheld among them, in the order of the register. */
export function categoriesOf(plan: readonly CopyTable[]): Category[] {
  return inOrder(plan.flatMap(({ columns, withheld }) => [...columns, ...withheld]));
}

/** The categories of which something is copied. */
export function copiedCategoriesOf(plan: readonly CopyTable[]): Category[] {
  return inOrder(plan.flatMap(({ columns }) => columns));
}

function inOrder(columns: readonly PersonalColumn[]): Category[] {
  const held = new Set(columns.map(({ category }) => category));
  return (Object.keys(categories) as Category[]).filter((category) => held.has(category));
}
