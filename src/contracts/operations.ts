import { type GraphQLSchema, Kind, parse, print, validate } from 'graphql';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'schema/operations';
const clients = ['portal', 'mobile', 'support'] as const;

/** The operations of our clients as persisted query manifests, one for each client: checked against the schema. */
export function printManifests(schema: GraphQLSchema): [string, string][] {
  return clients.map((client) => {
    const operations = filesOf(client).map((file) => operationOf(schema, file));
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
    return [`${folder}/manifests/${client}.json`, `${JSON.stringify(manifest, null, 2)}\n`];
  });
}

function filesOf(client: string): string[] {
  const names = readdirSync(join(folder, client)).filter((name) => name.endsWith('.graphql'));
  return names.toSorted().map((name) => join(folder, client, name));
}

function operationOf(schema: GraphQLSchema, file: string) {
  const document = parse(readFileSync(file, 'utf8'));
  const [fault] = validate(schema, document);
  if (fault) throw new Error(`${file}: ${fault.message}`);
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || !operation?.name)
    throw new Error(`${file} must hold one operation with a name.`);
  const body = print(document);
  return {
    id: createHash('sha256').update(body).digest('hex'),
    name: operation.name.value,
    type: operation.operation,
    body,
  };
}
