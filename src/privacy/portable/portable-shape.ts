import { z, type ZodType } from 'zod';
import { type Catalogue, categories } from '../../personal-data';
import { categoriesOf, type CopyTable } from '../copy/copy-plan';
import { planPortable } from './portable-plan';

/** Goes up when a field goes or changes its meaning; a field that comes leaves it. */
export const portableVersion = 1;

/** Where the JSON Schema of such files is published. */
export const schemaPath = `/schemas/portable-data/v${portableVersion}.json`;

/** `portable.json` in whole, as it must be to be taken in: read from the data map. */
export function portableShape(catalogue: Catalogue): z.ZodObject {
  return shapeOf(z.strictObject(categoriesIn(catalogue)));
}

/** As JSON Schema (2020-12), for everybody; a category that a decision left out is not there. */
export function portableSchema(catalogue: Catalogue, publicUrl: string): object {
  const { $schema, ...schema } = z.toJSONSchema(shapeOf(z.strictObject(categoriesIn(catalogue)).partial()), {
    target: 'draft-2020-12',
    // Where a format says it, its expression is only longer.
    override: ({ jsonSchema }) => void (jsonSchema.format && delete jsonSchema.pattern),
  });
  return { $schema, $id: publicUrl + schemaPath, title: 'Portable data', ...schema };
}

function categoriesIn(catalogue: Catalogue): Record<string, ZodType> {
  const plan = planPortable(catalogue);
  const held = categoriesOf(plan).map((code) => {
    const tables = tablesOf(plan, code).map(({ table, columns }) => [
      table.name,
      z.array(recordShape(columns)),
    ]);
    return [code, z.strictObject(Object.fromEntries(tables)).describe(categories[code].en)];
  });
  return Object.fromEntries(held);
}

function shapeOf(held: ZodType): z.ZodObject {
  return z
    .strictObject({
      $schema: z.string().describe('Where this schema is published.'),
      version: z.literal(portableVersion),
      reference: z.string().describe('The request that asked for it.'),
      generatedAt: z.iso.datetime(),
      categories: held,
    })
    .describe(
      'Data of one person that may be taken to another controller (GDPR Art. 20). A record whose fields are of several categories stands in each of them at the same place of its list.',
    );
}

/** The part of a plan that is of one category. */
export function tablesOf(plan: readonly CopyTable[], category: string): CopyTable[] {
  return plan
    .map((each) => ({ ...each, columns: each.columns.filter((column) => column.category === category) }))
    .filter(({ columns }) => columns.length > 0);
}

function recordShape(columns: CopyTable['columns']): ZodType {
  return z.strictObject(
    Object.fromEntries(
      columns.map(({ property, shape, description }) => [property, shape.describe(description.en)]),
    ),
  );
}
