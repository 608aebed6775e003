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

/** What a copy holds: everything that the data map declares, or only the given categories. */
export function planCopy(catalogue: Catalogue, chosen: readonly Category[] | null): CopyTable[] {
  const isChosen = (column: PersonalColumn) => chosen === null || chosen.includes(column.category);
  return catalogue.tables
    .map((table) => ({
      table,
      columns: table.columns.filter((column) => isChosen(column) && !column.withheld),
      withheld: table.columns.filter((column) => isChosen(column) && column.withheld),
    }))
    .filter(({ columns, withheld }) => columns.length + withheld.length > 0)
    .toSorted((one, other) => (one.table.name < other.table.name ? -1 : 1));
}

/** Where in a copy the file of a row lies. */
export function fileNameOf({ name }: PersonalTable, { file }: PersonalColumn, id: string): string {
  return `files/${name}/${id}.${file}`;
}

/** The categories of a plan, in the order of the register. */
export function categoriesOf(plan: readonly CopyTable[]): Category[] {
  const held = new Set(
    plan.flatMap(({ columns, withheld }) => [...columns, ...withheld]).map((column) => column.category),
  );
  return (Object.keys(categories) as Category[]).filter((category) => held.has(category));
}
