import { DataSource, type EntityMetadata, getMetadataArgsStorage } from 'typeorm';
import { EntityMetadataBuilder } from 'typeorm/metadata-builder/EntityMetadataBuilder.js';
import { mainEntities } from '../../src/databases';
import {
  type ColumnDeclaration,
  declarationsOf,
  type PersonalDeclaration,
  type Purpose,
  type PurposeCode,
  purposes,
  readCatalogue,
  retentionRules,
} from '../../src/personal-data';

const nowhere = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: mainEntities });
const entities = new EntityMetadataBuilder(nowhere, getMetadataArgsStorage()).build(mainEntities);
const columns = entities.flatMap((entity) =>
  entity.columns.map((column) => ({
    entity,
    name: `${(entity.target as Function).name}.${column.propertyName}`,
    property: column.propertyName,
  })),
);
const personal = columns.filter(
  ({ entity, property }) => declared(entity).get(property)?.kind === 'personal',
);
const lawless = Object.entries(purposes as Record<string, Purpose>).find(
  ([, { retention }]) => retentionRules[retention].law === null,
)![0] as PurposeCode;

test('the data map as it stands has no fault', () => {
  expect(personal.length).toBeGreaterThan(80);
  expect(() => readCatalogue(entities)).not.toThrow();
});

describe('a mutation of the data map fails with the name of its column:', () => {
  it.each(columns)('$name says nothing', ({ entity, name, property }) => {
    expect(faultsWith(entity, property, null)).toContain(`- ${name} says nothing`);
  });

  it.each(personal)('$name has a purpose that nobody declared', ({ entity, name, property }) => {
    const fault = `- ${name} has the purpose curiosity, which nobody declared`;
    expect(faultsWith(entity, property, { purpose: 'curiosity' as PurposeCode })).toContain(fault);
  });

  it.each(personal)('$name is kept without a law', ({ entity, name, property }) => {
    const fault = `- ${name} is kept without a law: purpose ${lawless}`;
    expect(faultsWith(entity, property, { onErasure: 'keep', purpose: lawless })).toContain(fault);
  });
});

it.each(Object.keys(purposes) as PurposeCode[])(
  'without a legal basis, every column of the purpose %s fails with its name',
  (code) => {
    const purpose = purposes[code] as { legalBasis?: string };
    const { legalBasis } = purpose;
    delete purpose.legalBasis;
    try {
      const held = personal.filter(
        ({ entity, property }) => (declared(entity).get(property) as PersonalDeclaration).purpose === code,
      );
      for (const { name } of held)
        expect(faults()).toContain(`- ${name} has the purpose ${code}, which has no legal basis`);
      expect(faults() === '').toBe(held.length === 0);
    } finally {
      Object.assign(purpose, { legalBasis });
    }
  },
);

/** What is wrong with the data map while one declaration is changed, or gone. */
function faultsWith(
  entity: EntityMetadata,
  property: string,
  change: Partial<PersonalDeclaration> | null,
): string {
  const declarations = declared(entity);
  const kept = declarations.get(property)!;
  if (change) declarations.set(property, { ...kept, ...change });
  else declarations.delete(property);
  try {
    return faults();
  } finally {
    declarations.set(property, kept);
  }
}

function faults(): string {
  try {
    readCatalogue(entities);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function declared(entity: EntityMetadata): Map<string, ColumnDeclaration> {
  return declarationsOf(entity.target as Function) as Map<string, ColumnDeclaration>;
}
