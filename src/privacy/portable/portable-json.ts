import { createHash } from 'node:crypto';
import { categoriesOf, type CopyTable } from '../copy/copy-plan';
import type { SubjectSnapshot } from '../copy/subject-snapshot';
import { tablesOf } from './portable-shape';

const json = (value: unknown) => JSON.stringify(value);

/** `portable.json` piece by piece: category by category the records, without any id of ours. */
export async function* portableJson(
  head: object,
  plan: readonly CopyTable[],
  snapshot: SubjectSnapshot,
): AsyncGenerator<string> {
  const same = new SameRows();
  yield `{${json(head).slice(1, -1)},\n"categories": {`;
  let separator = '\n';
  for (const category of categoriesOf(plan)) {
    yield `${separator}${json(category)}: {`;
    yield* tablesJson(tablesOf(plan, category), snapshot, same);
    yield '\n}';
    separator = ',\n';
  }
  yield '\n}\n}\n';
}

async function* tablesJson(
  tables: readonly CopyTable[],
  snapshot: SubjectSnapshot,
  same: SameRows,
): AsyncGenerator<string> {
  let separator = '\n';
  for (const each of tables) {
    yield `${separator}${json(each.table.name)}: [`;
    yield* rowsJson(each, snapshot, same);
    yield ']';
    separator = ',\n';
  }
}

async function* rowsJson(each: CopyTable, snapshot: SubjectSnapshot, same: SameRows): AsyncGenerator<string> {
  const ids = createHash('sha256');
  let separator = '\n';
  for await (const page of snapshot.pages(each, each.columns)) {
    for (const { id } of page) ids.update(id);
    yield separator + page.map((row) => json({ ...row, id: undefined })).join(',\n');
    separator = ',\n';
  }
  same.expect(each.table.name, ids.digest('hex'));
}

/** A record is put together by its place in the lists of its categories: they must tell of the same rows. */
class SameRows {
  private readonly known = new Map<string, string>();

  expect(table: string, rows: string): void {
    const before = this.known.get(table) ?? rows;
    if (before !== rows) throw new Error(`Rows of ${table} went while they were read.`);
    this.known.set(table, rows);
  }
}
