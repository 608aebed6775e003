import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { z, type ZodType } from 'zod';
import type { PersonalDeclaration } from './declare';

/** Characters of a sealed text that says nothing of its length. */
const longestText = 10_000;

/** What the values of a column look like in clear: as declared, else as its type says. */
export function shapeOf({ shape, form }: PersonalDeclaration, column: ColumnMetadata): ZodType {
  const whole = shape ?? shapeOfForm(form) ?? shapeOfType(column);
  return column.isNullable ? whole.nullable() : whole;
}

function shapeOfForm(form: PersonalDeclaration['form']): ZodType | null {
  if (form === 'number') return z.int();
  return form === 'json' ? z.unknown() : null;
}

function shapeOfType({ type, length }: ColumnMetadata): ZodType {
  if (type === 'boolean') return z.boolean();
  if (type === 'int') return z.int();
  if (type === 'datetime') return z.iso.datetime({ precision: 3 });
  if (type === 'date') return z.iso.date();
  return z.string().max(Number(length) || longestText);
}
