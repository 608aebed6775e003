import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { categories as everyCategory, purposes as everyPurpose } from '../../personal-data';
import type { Limits } from '../verdict';
import { codesOf, codesOrAll } from './codes';
import { ProcessingObjection } from './objection.entity';
import { ProcessingRestriction } from './restriction.entity';

/** What stands now against processing, by person: two statements, however many they are. */
export async function standingLimits(
  manager: EntityManager,
  subjects: readonly string[],
): Promise<Map<string, Limits>> {
  const customerId = In([...subjects]);
  const inForce = { customerId, since: Not(IsNull()), liftedAt: IsNull() };
  const restrictions = await manager.findBy(ProcessingRestriction, inForce);
  const objections = await manager.findBy(ProcessingObjection, { customerId, endedAt: IsNull() });
  return new Map(
    subjects.map((subject) => [
      subject,
      {
        restrictions: restrictions.filter((row) => row.customerId === subject).map(scopeOf),
        objections: objections
          .filter((row) => row.customerId === subject)
          .map(({ purpose, upheld }) => ({ purpose, isUpheld: upheld === true })),
      },
    ]),
  );
}

function scopeOf({ ground, purposes, categories, continueFor }: ProcessingRestriction) {
  return {
    ground,
    purposes: codesOrAll(purposes, everyPurpose),
    categories: codesOrAll(categories, everyCategory),
    continueFor: codesOf(continueFor, everyPurpose),
  };
}
