import type { TabsState } from '@graphiql/react';
import type { Operation } from '../operations';

/** A tab of the editor that holds an operation as it is written, with the example of its variables. */
export function tabOf({ name, text, variables }: Operation): TabsState['tabs'][number] {
  return {
    id: crypto.randomUUID(),
    hash: `${text}|${variables}|`,
    title: name,
    query: text,
    variables,
    headers: null,
    operationName: name,
    response: null,
  };
}
