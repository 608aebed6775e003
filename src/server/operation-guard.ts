import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLSchema,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  separateOperations,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { coerceInputValue } from 'graphql/utilities';
import { type Caller, failure, judgements, type RequestContext, wordsOf } from '../graphql';
import type { PermissionTable } from './shield';

/** What is refused before anything runs: variables of the wrong type, several mutations at once, fields of a mutation's answer that would be denied. */
export function operationGuard(permissions: PermissionTable): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, operationName, request, contextValue }) {
          if (!operation) return;
          checkVariables(schema, operation, request.variables ?? {});
          if (operation.operation !== OperationTypeNode.MUTATION) return;
          const reachable = separateOperations(document)[operationName ?? ''] ?? document;
          checkSingle(reachable);
          checkSelection(schema, reachable, permissions, contextValue);
        },
      };
    },
  };
}

/** graphql-js would quote the value in its message; ours names the path and the type. */
function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): void {
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode as never);
    if (!isInputType(type)) continue;
    if (!Object.hasOwn(given, name)) {
      if (typeNode.kind === Kind.NON_NULL_TYPE && !defaultValue)
        throw failure('BAD_USER_INPUT', `The variable "$${name}" of type "${String(type)}" is missing.`);
      continue;
    }
    coerceInputValue(given[name], type, (path) => {
      const place = [name, ...path].join('.');
      throw failure(
        'BAD_USER_INPUT',
        `The variable "$${place}" does not fit; "$${name}" is of type "${String(type)}".`,
      );
    });
  }
}

function checkSingle(document: DocumentNode): void {
  let count = 0;
  visit(document, {
    OperationDefinition: ({ selectionSet }) => {
      // Clients with a cache ask for the name of every type, that of the root too.
      const asked = selectionSet.selections.filter((node) => !isTypeName(node));
      count += asked.length;
      // A spread at the root may hold more than one.
      if (asked.some(({ kind }) => kind !== Kind.FIELD)) count += 1;
      return false;
    },
  });
  if (count > 1) throw failure('LIMIT_EXCEEDED', 'A document holds one mutation, as a field of its own.');
}

function isTypeName(node: SelectionNode): boolean {
  return node.kind === Kind.FIELD && node.name.value === '__typename';
}

/** With the caller's own object in mind: whoever may not read a selected field changes nothing. */
function checkSelection(
  schema: GraphQLSchema,
  document: DocumentNode,
  permissions: PermissionTable,
  { actor }: RequestContext,
): void {
  const types = new TypeInfo(schema);
  const own = { id: actor?.customerId ?? undefined, requestId: 'own' };
  const isPerson = actor === null || actor.role === 'CUSTOMER';
  const caller: Caller = { actor, guestOf: new Map(isPerson ? [['own', { provenAt: null }]] : []) };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const parent = types.getParentType();
        const permission = parent && permissions.get(parent.name)?.get(node.name.value);
        if (!permission || parent === schema.getMutationType()) return;
        if (!wordsOf(permission).some((word) => judgements[word](caller, own)))
          throw failure(
            actor ? 'FORBIDDEN' : 'UNAUTHENTICATED',
            `You may not read ${parent.name}.${node.name.value}; nothing was done.`,
          );
      },
    }),
  );
}
