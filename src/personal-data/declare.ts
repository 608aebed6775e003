import { type ColumnOptions } from 'typeorm';
import type { ZodType } from 'zod';
import { sealedColumn } from '../foundation/sealed';
import type { Text } from '../foundation/text';
import type { Correction } from './correction';
import type { PurposeCode } from './purposes';
import type { RetentionCode } from './retention';
import type { Category, ErasureStrategy, Source } from './vocabulary';

/** What a column of personal data is; why we may hold it follows from its purpose. */
export interface PersonalDeclaration {
  /** What the person reads about it. */
  description: Text;
  category: Category;
  purpose: PurposeCode;
  source: Source;
  onErasure: ErasureStrategy;
  /** How the opened value is written; `text` where left out. */
  form?: 'text' | 'json' | 'number';
  /** The value is a file, encrypted as bytes: a person's copy carries it beside the tables, with this extension. */
  file?: string;
  /** Why the column is not sealed: it is searched or sorted by. */
  plain?: string;
  /** Why the value is not part of a person's copy: a secret whose disclosure harms the person. */
  withheld?: Text;
  /** What a value in clear looks like, where the column's type does not say enough. */
  shape?: ZodType;
  initially?: Initial;
  /** How a person has it put right (Art. 16); where left out, a privacy officer examines it. */
  correction?: Correction;
  /** The contract needs it (Art. 13(2)(e)): it cannot be removed alone. */
  isRequired?: boolean;
  /** It stays, whatever the person asks for, as long as they owe us something (Art. 17(3)(e)). */
  isNeededWhileOwing?: boolean;
}

/** What a required column holds at first in a record that comes from another controller (Art. 20) without it. */
export type Initial = (at: Date) => string | number | boolean | Date;

export type ColumnDeclaration =
  | ({ kind: 'personal' } & PersonalDeclaration)
  | { kind: 'index'; of: string; isExact: boolean }
  | { kind: 'none'; initially?: Initial };

const columns = new WeakMap<object, Map<string, ColumnDeclaration>>();
const subjects = new WeakMap<object, string | null>();
const starts = new WeakMap<object, RetentionStart>();
const hidingFlags = new WeakMap<object, string>();

/** Declares a column of personal data. */
export function PersonalData(declaration: PersonalDeclaration): PropertyDecorator {
  return (target, property) =>
    declare(target.constructor, String(property), { kind: 'personal', ...declaration });
}

/** Declares a column that tells nothing about a person: an id of ours, a version, a state of work. */
export function NotPersonal(more: { initially?: Initial } = {}): PropertyDecorator {
  return (target, property) => declare(target.constructor, String(property), { kind: 'none', ...more });
}

/**
 * Declares the keyed blind index of a sealed column: it finds the row of a known value and goes with the person.
 * Values that differ in case alone are one, unless they are to match exactly.
 */
export function BlindIndex(of: string, match: 'alike' | 'exactly' = 'alike'): PropertyDecorator {
  const isExact = match === 'exactly';
  return (target, property) => declare(target.constructor, String(property), { kind: 'index', of, isExact });
}

/** Declares which property of a table's rows holds the id of the customer they are about; null: of nobody. */
export function Subject(property: string | null): ClassDecorator {
  return (target) => void subjects.set(target, property);
}

/**
 * Declares the flag of a row that says that a law forbids, for now, to tell the person of it: then it is in no list,
 * count, plan or copy of theirs.
 */
export function HiddenWhile(flag: string): ClassDecorator {
  return (target) => void hidingFlags.set(target, flag);
}

/** From when on the rows of a table are kept, and by which rule where its columns have several. */
export type RetentionStart = { rule?: RetentionCode } & (
  | { at: string; of?: undefined }
  /** From a moment of the row of another table, whose id stands in `by`. */
  | { at: string; of: () => Function; by: string }
  /** From the moment that the account itself is dated by. */
  | { account: true }
  /** The sweep leaves them: what else takes them away. */
  | { elsewhere: string }
);

/** Declares which moment the retention period of a table's rows begins with; a row without it is not yet due. */
export function RetainedFrom(start: RetentionStart): ClassDecorator {
  return (target) => void starts.set(target, start);
}

/** From which moment the period runs in which a row is kept; null in that column: it has not begun. */
export interface KeptFrom {
  /** The property that holds it, */
  property: string;
  /** of the row itself, or of the one whose id the row holds in `by`. */
  of?: { entity: () => Function; by: string };
}

/** Null where nothing of the row or of another one says when. */
export function keptFromOf(entity: Function): KeptFrom | null {
  const start = retentionStartOf(entity);
  if (!start || !('at' in start)) return null;
  return { property: start.at, ...(start.of && { of: { entity: start.of, by: start.by } }) };
}

/** Column options of a sealed value. */
export const sealed: ColumnOptions = { type: 'text', transformer: sealedColumn };
export const sealedOrNull: ColumnOptions = { ...sealed, nullable: true };

export function declarationsOf(entity: Function): ReadonlyMap<string, ColumnDeclaration> {
  return columns.get(entity) ?? new Map();
}

/** Undefined where the class says nothing. */
export function subjectOf(entity: Function): string | null | undefined {
  return subjects.get(entity);
}

/** Null where the person may be told of every row. */
export function hidingFlagOf(entity: Function): string | null {
  return hidingFlags.get(entity) ?? null;
}

export function retentionStartOf(entity: Function): RetentionStart | undefined {
  return starts.get(entity);
}

function declare(entity: Function, property: string, declaration: ColumnDeclaration): void {
  const known = columns.get(entity) ?? new Map<string, ColumnDeclaration>();
  columns.set(entity, known.set(property, declaration));
}
