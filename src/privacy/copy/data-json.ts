import type { Language } from '../../foundation/text';
import { categories, type Category } from '../../personal-data';
import { copiedCategoriesOf, type CopyTable } from './copy-plan';
import type { SubjectSnapshot } from './subject-snapshot';

const json = (value: unknown) => JSON.stringify(value);

/** `data.json` piece by piece: category by category what is held, and by name what was left out. */
export async function* dataJson(
  head: object,
  plan: readonly CopyTable[],
  snapshot: SubjectSnapshot,
  language: Language,
): AsyncGenerator<string> {
  yield `{\n"request": ${json(head)},\n"categories": {`;
  let separator = '\n';
  for (const category of copiedCategoriesOf(plan)) {
    yield `${separator}${json(category)}: `;
    yield* categoryJson(category, plan, snapshot, language);
    separator = ',\n';
  }
  yield `\n},\n"withheld": ${json(withheldIn(plan, language))}\n}\n`;
}

/** The columns that were left out, each with the reason. */
export function withheldIn(plan: readonly CopyTable[], language: Language) {
  return plan.flatMap(({ table, withheld }) =>
    withheld.map(({ property, description, withheld: reason }) => ({
      table: table.name,
      field: property,
      description: description[language],
      reason: reason![language],
    })),
  );
}

async function* categoryJson(
  category: Category,
  plan: readonly CopyTable[],
  snapshot: SubjectSnapshot,
  language: Language,
): AsyncGenerator<string> {
  const tables = plan
    .map((each) => ({ ...each, columns: each.columns.filter((column) => column.category === category) }))
    .filter(({ columns }) => columns.length > 0);
  const fields = tables.map(({ table, columns }) => [table.name, describe(columns, language)]);
  yield `{\n"title": ${json(categories[category][language])},\n"fields": ${json(Object.fromEntries(fields))},\n"records": {`;
  let separator = '\n';
  for (const each of tables) {
    yield `${separator}${json(each.table.name)}: [`;
    yield* rowsJson(each, snapshot);
    yield ']';
    separator = ',\n';
  }
  yield '\n}}';
}

async function* rowsJson(each: CopyTable, snapshot: SubjectSnapshot): AsyncGenerator<string> {
  let separator = '\n';
  for await (const page of snapshot.pages(each, each.columns)) {
    yield separator + page.map(json).join(',\n');
    separator = ',\n';
  }
}

function describe(columns: CopyTable['columns'], language: Language): Record<string, string> {
  return Object.fromEntries(columns.map(({ property, description }) => [property, description[language]]));
}
