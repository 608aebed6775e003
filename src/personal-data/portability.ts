import type { EntityMetadata } from 'typeorm';
import type { Text } from '../foundation/text';
import type { ColumnDeclaration, Initial, PersonalDeclaration } from './declare';
import { purposes } from './purposes';
import { appliesTo } from './rights-of-bases';
import { legalBases, sources } from './vocabulary';

type Declarations = ReadonlyMap<string, ColumnDeclaration>;

/** Does the right to take data elsewhere reach it: provided or observed, by consent or contract (Art. 20(1))? */
export function isPortable(declaration: PersonalDeclaration): boolean {
  return whyNotPortable(declaration) === null;
}

/** Why a value is no part of what may be taken elsewhere; null where it is one. */
export function whyNotPortable({ source, purpose, withheld }: PersonalDeclaration): Text | null {
  if (withheld) return withheld;
  if (source === 'derived') return sources.derived;
  const { legalBasis } = purposes[purpose];
  return appliesTo('PORTABILITY', { legalBasis }) ? null : legalBases[legalBasis];
}

/** What the columns of a table hold at first in a record that another controller handed over. */
export function initialsOf(declared: Declarations): Map<string, Initial> {
  const initials = new Map<string, Initial>();
  for (const [property, declaration] of declared)
    if (declaration.kind !== 'index' && declaration.initially) initials.set(property, declaration.initially);
  return initials;
}

/** What is portable can be taken in again: every other required column of its table says what it holds then. */
export function portabilityFaults(
  entity: EntityMetadata,
  declared: Declarations,
  subject: string | null,
): string[] {
  const carries = (property: string) => {
    const declaration = declared.get(property);
    return declaration?.kind === 'personal' && declaration.purpose in purposes && isPortable(declaration);
  };
  const carried = entity.columns.filter(({ propertyName }) => carries(propertyName));
  if (carried.length === 0) return [];
  const shapeless = carried
    .filter(({ propertyName }) => isShapeless(declared.get(propertyName)))
    .map(({ propertyName }) => `${entity.name}.${propertyName} is portable JSON and does not say its shape`);
  const initials = initialsOf(declared);
  const forgotten = entity.columns
    .filter(({ propertyName, isNullable }) => !isNullable && propertyName !== ownSubject(entity, subject))
    .filter(({ propertyName }) => declared.has(propertyName) && declared.get(propertyName)?.kind !== 'index')
    .filter(({ propertyName }) => !carries(propertyName) && !initials.has(propertyName))
    .map(
      ({ propertyName }) =>
        `${entity.name}.${propertyName} is required beside portable data, and does not say what it is initially`,
    );
  return [...shapeless, ...forgotten];
}

function isShapeless(declaration: ColumnDeclaration | undefined): boolean {
  return declaration?.kind === 'personal' && declaration.form === 'json' && !declaration.shape;
}

/** The column that is filled with the person's id, unless it is the row's own. */
function ownSubject(entity: EntityMetadata, subject: string | null): string | null {
  return entity.primaryColumns.some(({ propertyName }) => propertyName === subject) ? null : subject;
}
