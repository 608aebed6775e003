import { Field, ID, InterfaceType } from 'type-graphql';
import { prefixOf } from '../foundation/ids';
import type { RequestContext } from './context';

@InterfaceType('Node', { description: 'An object with an id of its own (Relay).' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and lasting: it names this object and no other.' })
  id!: string;
}

/** Finds an object of one kind for whoever asks; null for what that caller may not see, as for what is not there. */
export type NodeFinder = (id: string, context: RequestContext) => Promise<object | null>;

/** The kinds of object that `node(id)` knows, by the prefix of their ids. */
export class Nodes {
  constructor(private readonly finders: ReadonlyMap<string, NodeFinder>) {}

  async find(id: string, context: RequestContext): Promise<object | null> {
    const finder = this.finders.get(prefixOf(id) ?? '');
    return finder ? finder(id, context) : null;
  }
}

/** A finder of what only its owner sees, with the owner in its WHERE. */
export function ownNode(find: (id: string, customerId: string) => Promise<object | null>): NodeFinder {
  return async (id, { actor }) =>
    actor?.role === 'CUSTOMER' && actor.customerId ? find(id, actor.customerId) : null;
}
