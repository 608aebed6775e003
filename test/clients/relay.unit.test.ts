import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { clients, operationsOf } from './operations';
import { asRelayModule, compiledByRelay, listModules } from './relay';

const text = readFileSync('schema/schema.graphql', 'utf8');
const lists = listModules(buildSchema(text));

test.each(clients)("Relay's compiler takes the operations of the client %s", (client) => {
  const modules = new Map(operationsOf(client).map(({ body }) => asRelayModule(body)));
  const { artifacts, complaint } = compiledByRelay(text, modules);
  expect(complaint).toBe('');
  // A fragment is an artifact, too; it is no operation.
  const operations = artifacts.flatMap((name) => /^(.+)(?:Query|Mutation)$/.exec(name)?.[1] ?? []);
  expect(operations.toSorted()).toEqual([...modules.keys()].toSorted());
});

test("Relay's compiler pages through every list, anew from a node where its owner is one", () => {
  const { artifacts, complaint } = compiledByRelay(text, lists);
  expect(complaint).toBe('');
  expect(artifacts).toEqual(expect.arrayContaining([...lists.keys()].map((module) => `${module}_page`)));
  expect(artifacts).toContain('CustomerAccessLogListQuery');
});

test.each([
  ['a list without its page info', /pageInfo: PageInfo!/g, 'pageInfo'],
  ['an edge without its cursor', /cursor: String!/g, 'cursor'],
  ['a page that cannot say whether more follows', /hasNextPage: Boolean!/g, 'hasNextPage'],
  ['a node that is found by another name than its id', /node\(\n[^)]*\): Node/g, 'node'],
])('it would complain of %s', (_name, part, told) => {
  expect(compiledByRelay(text.replace(part, 'other: String'), lists).complaint).toContain(told);
});
