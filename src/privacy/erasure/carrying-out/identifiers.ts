import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { PersonalRecords } from '../../../personal-data';
import type { SubjectContacts } from '../../../mail';

/** What must be known of a person to finish their erasure: whom to write to at last, and what to look for. */
export interface Identifiers {
  address: string | null;
  /** The values by which an index finds the person. */
  values: readonly string[];
}

export async function identifiersOf(
  manager: EntityManager,
  records: PersonalRecords,
  contacts: SubjectContacts,
  customerId: string,
): Promise<Identifiers> {
  const values = new Set<string>();
  for (const { entity, subject, columns } of records.catalogue.tables) {
    const indexed = columns.filter(({ index, onErasure }) => index !== null && onErasure === 'delete');
    if (indexed.length === 0) continue;
    const rows = await manager.findBy<ObjectLiteral & { id: string }>(entity, {
      [subject]: customerId,
    });
    for (const row of rows)
      for (const { property } of indexed) {
        const value = await records.open(row, property);
        if (value) values.add(value);
      }
  }
  const contact = await contacts.emailOf(manager, customerId);
  return { address: contact?.address ?? null, values: [...values] };
}

/** Nothing is known any more once it was forgotten. */
export function readIdentifiers(text: string | null): Identifiers {
  return text === null ? { address: null, values: [] } : (JSON.parse(text) as Identifiers);
}
