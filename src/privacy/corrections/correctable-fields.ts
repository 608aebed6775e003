import type { Corrections, Corrector } from '../../foundation/corrections';
import {
  type Catalogue,
  type Correction as Way,
  fieldNameOf,
  type PersonalColumn,
  type PersonalTable,
} from '../../personal-data';

/** A column that a person may name to have it put right. */
export interface CorrectableField {
  /** As `DataField.name`. */
  name: string;
  table: PersonalTable;
  column: PersonalColumn;
  /** Null: a privacy officer examines whether what is held is right. */
  way: Way | null;
  /** Null where nobody rewrites what lies there. */
  corrector: Corrector | null;
}

/** Every column of the data map by its name, but for secrets. */
export class CorrectableFields {
  private readonly columns = new Map<string, { table: PersonalTable; column: PersonalColumn }>();

  constructor(
    catalogue: Catalogue,
    private readonly corrections: Corrections,
  ) {
    for (const table of catalogue.tables)
      for (const column of table.columns)
        if (!column.withheld) this.columns.set(fieldNameOf(table.name, column.property), { table, column });
  }

  find(name: string): CorrectableField | null {
    const known = this.columns.get(name);
    if (!known) return null;
    const { table, column } = known;
    const corrector = this.corrections.of(table.name, column.property);
    return { name, table, column, way: column.correction ?? null, corrector };
  }
}
