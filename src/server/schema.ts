import type { GraphQLSchema } from 'graphql';
import { Arg, buildSchemaSync, Ctx, ID, type NonEmptyArray, Query, Resolver } from 'type-graphql';
import {
  DateTime,
  type Feature,
  Node,
  Nodes,
  type OpenFeature,
  type Permissions,
  type RequestContext,
} from '../graphql';
import { type PermissionTable, guarded, permissionTable } from './shield';

@Resolver()
export class NodeResolver {
  constructor(private readonly nodes: Nodes) {}

  @Query(() => Node, {
    nullable: true,
    description:
      'An object by its id; null for what the viewer may not see, as for what is not there. Anybody signed in.',
  })
  node(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<object | null> {
    return this.nodes.find(id, context);
  }
}

const nodePermissions: Permissions = {
  Query: { node: 'signedIn' },
  PageInfo: 'anybody',
  UserError: 'anybody',
};

export interface ApiSchema {
  schema: GraphQLSchema;
  permissions: PermissionTable;
}

/** The schema of all features, guarded; throws where a field has no permission. */
export function apiSchema(features: readonly Feature[], opened: readonly OpenFeature[]): ApiSchema {
  const finders = new Map(opened.flatMap(({ nodes = {} }) => Object.entries(nodes)));
  const instances = [new NodeResolver(new Nodes(finders)), ...opened.flatMap(({ resolvers }) => resolvers)];
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  const schema = buildSchemaSync({
    resolvers: [
      NodeResolver,
      ...features.flatMap((feature) => feature.resolvers),
    ] as unknown as NonEmptyArray<Function>,
    orphanedTypes: features.flatMap((feature) => feature.orphanedTypes ?? []),
    container: { get: (resolver) => byClass.get(resolver) },
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false, // services validate: what a person mistyped is data with a path
    skipCheck: true, // Apollo checks the schema as well
  });
  describeRoots(schema);
  const permissions = permissionTable(schema, [
    nodePermissions,
    ...features.map((feature) => feature.permissions),
  ]);
  return { schema: guarded(schema, permissions), permissions };
}

/** TypeGraphQL makes the root types itself and leaves them without a word. */
function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query) query.description = 'What can be asked for.';
  if (mutation) mutation.description = 'What can be changed; one of them in a document.';
}
