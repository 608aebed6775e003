import fc from 'fast-check';
import { z } from 'zod';
import {
  Catalogue,
  categories,
  type Category,
  isPortable,
  type PersonalColumn,
  type PurposeCode,
  purposes,
  type Source,
  sources,
} from '../../src/personal-data';
import { planCopy } from '../../src/privacy/copy/copy-plan';
import { leftOutOf, planPortable } from '../../src/privacy/portable/portable-plan';
import { portableSchema } from '../../src/privacy/portable/portable-shape';

const anyColumn: fc.Arbitrary<PersonalColumn> = fc
  .record({
    property: fc.stringMatching(/^[a-z]{6,12}$/),
    category: fc.constantFrom(...(Object.keys(categories) as Category[])),
    purpose: fc.constantFrom(...(Object.keys(purposes) as PurposeCode[])),
    source: fc.constantFrom(...(Object.keys(sources) as Source[])),
    isSealed: fc.boolean(),
    isWithheld: fc.boolean(),
  })
  .map(({ isWithheld, ...column }) => ({
    ...column,
    description: { en: column.property, de: column.property },
    onErasure: 'delete',
    keyRule: null,
    index: null,
    isIndexExact: false,
    shape: z.string(),
    isNullable: false,
    ...(isWithheld && { withheld: { en: 'a secret', de: 'ein Geheimnis' } }),
  }));
const anyCatalogue = fc
  .uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z_]{4,12}$/),
      columns: fc.uniqueArray(anyColumn, { selector: ({ property }) => property, maxLength: 8 }),
    }),
    { selector: ({ name }) => name, maxLength: 6 },
  )
  .map(
    (tables) =>
      new Catalogue(
        tables.map((table) => ({
          ...table,
          entity: Object,
          subject: 'customerId',
          isOwnRow: false,
          keptFrom: null,
          hiddenWhile: null,
          initials: new Map(),
        })),
      ),
  );

const namesIn = (plan: readonly { table: { name: string }; columns: readonly PersonalColumn[] }[]) =>
  plan.flatMap(({ table, columns }) => columns.map(({ property }) => `${table.name}.${property}`));

describe('what may be taken elsewhere (Art. 20)', () => {
  it('is part of what a copy holds, of whatever is declared', () => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        const accessible = new Set(namesIn(planCopy(catalogue, null)));
        expect(namesIn(planPortable(catalogue)).filter((name) => !accessible.has(name))).toEqual([]);
      }),
    );
  });

  it('is exactly what was provided or observed and is held by consent or contract, and is no secret', () => {
    fc.assert(
      fc.property(anyColumn, (column) => {
        const { legalBasis } = purposes[column.purpose];
        expect(isPortable(column)).toBe(
          column.source !== 'derived' &&
            (legalBasis === 'CONSENT' || legalBasis === 'CONTRACT') &&
            column.withheld === undefined,
        );
      }),
    );
  });

  it('or is left out with its reason: nothing is neither', () => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        const taken = planPortable(catalogue).flatMap(({ columns }) => columns);
        const left = leftOutOf(catalogue).flatMap(({ columns }) => columns);
        const all = catalogue.tables.flatMap(({ columns }) => columns);
        expect(new Set([...taken, ...left])).toEqual(new Set(all));
        expect(taken.length + left.length).toBe(all.length);
      }),
    );
  });

  it('is described by a schema that names every column of it and no other', () => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        const schema = portableSchema(catalogue, '') as Described;
        const named = Object.entries(schema.properties.categories!.properties).flatMap(([, category]) =>
          Object.entries(category.properties).flatMap(([table, { items }]) =>
            Object.keys(items!.properties).map((property) => `${table}.${property}`),
          ),
        );
        expect(named.toSorted()).toEqual(namesIn(planPortable(catalogue)).toSorted());
      }),
    );
  });
});

interface Described {
  properties: Record<string, Described>;
  items?: Described;
}
