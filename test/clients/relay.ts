import { spawnSync } from 'node:child_process';
import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  visit,
} from 'graphql';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const compiler = require('relay-compiler') as string;

/** What Relay's compiler makes of modules, by their names: the artifacts it writes, or what it complains of. */
export function compiledByRelay(schema: string, modules: ReadonlyMap<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'callxtra-relay-'));
  mkdirSync(join(folder, 'src'));
  for (const [name, text] of modules)
    writeFileSync(join(folder, 'src', `${name}.ts`), `graphql\`\n${text}\n\`;\n`);
  writeFileSync(join(folder, 'schema.graphql'), schema);
  const configuration = { src: './src', schema: './schema.graphql', language: 'typescript' };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(configuration));
  try {
    const { status, stderr } = spawnSync(compiler, ['relay.config.json'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) return { artifacts: [], complaint: stderr };
    const names = readdirSync(join(folder, 'src/__generated__'));
    return { artifacts: names.map((name) => name.replace('.graphql.ts', '')), complaint: '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A document as Relay wants it called: after its module, and after what it is. */
export function asRelayModule(body: string): [string, string] {
  let module = '';
  const document = visit(parse(body), {
    OperationDefinition: (node) => {
      module = node.name!.value;
      const value = `${module}${node.operation === OperationTypeNode.QUERY ? 'Query' : 'Mutation'}`;
      return { ...node, name: { kind: Kind.NAME, value } };
    },
  });
  return [module, print(document)];
}

/** For every list of the schema a module that pages through it, as Relay does: `@connection`, fetched anew where it can be. */
export function listModules(schema: GraphQLSchema): Map<string, string> {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type),
  );
  return new Map(
    types.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .map((field) => listModule(type, field.name)),
    ),
  );
}

function listModule(type: GraphQLObjectType, field: string): [string, string] {
  const module = `${type.name}${field[0]!.toUpperCase()}${field.slice(1)}List`;
  const isRefetchable = type.name === 'Query' || type.getInterfaces().some(({ name }) => name === 'Node');
  const refetchable = isRefetchable ? `@refetchable(queryName: "${module}Query")` : '';
  const text = `fragment ${module}_page on ${type.name}
    @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) ${refetchable} {
      ${field}(first: $count, after: $cursor) @connection(key: "${module}_${field}") {
        edges { node { __typename } }
      }
    }`;
  return [module, text];
}
