import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, visit } from 'graphql';
import { isStaff } from '../foundation/actor';
import { failure, type RequestContext } from '../graphql';

/**
 * Lets staff alone read the schema. Not a validation rule, because a document that was found valid is
 * remembered, whoever sent it.
 */
export const introspectionForStaff: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, contextValue: { actor } }) {
        if (isStaff(actor) || !readsSchema(document)) return;
        throw failure(actor ? 'FORBIDDEN' : 'UNAUTHENTICATED', 'The schema is not to be read here.');
      },
    };
  },
};

/** Whether the schema is asked for, anywhere in a document, whatever the answer would be called. */
function readsSchema(document: DocumentNode): boolean {
  let isAsked = false;
  visit(document, {
    Field: ({ name: { value } }) => {
      if (value !== '__schema' && value !== '__type') return undefined;
      isAsked = true;
      return BREAK;
    },
  });
  return isAsked;
}
