import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, PageRequest } from '../foundation/database';
import type { RequestContext } from './context';
import { failure } from './failures';

const pageLimit = 100;

@ObjectType({ description: 'Where a page stands in its list (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Does the list go on after this page?' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Was this page reached by a cursor?' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first edge; null on an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor to go on after; null on an empty page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many at most: 1 to 100.' })
  first!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor after which the page begins; from the newest where left out.',
  })
  after?: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number | null | Promise<number>;
}

/** The connection type of a node type: `InvoiceConnection` with `InvoiceEdge`. */
export function connectionOf<T extends object>(
  name: string,
  node: () => ClassType<T> | Function,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list.` })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'Its place in the list, for `after`.' })
    cursor!: string;

    @Field(node as never, { description: `The ${name} itself.` })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}, newest first.` })
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType], { description: 'The page with a cursor for each.' })
    edges!: EdgeType[];

    @Field(() => [node()] as never, { description: 'The page without cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int, {
      name: 'totalCount',
      nullable: true,
      description: 'How many there are in the whole list.',
    })
    get totalCount(): Promise<number> {
      return this.count();
    }
  }
  return ConnectionType;
}

/** Reads one page of a list. `owner` binds its cursors: they are no cursors in another's list. */
export async function connect<T extends object>(
  type: ClassType<Connection<T>>,
  context: RequestContext,
  list: { name: string; owner: string; args: PageArgs },
  read: (request: PageRequest) => Promise<Page<T>>,
): Promise<Connection<T>> {
  const scope = `${list.name}|${list.owner}`;
  const page = await read(requestOf(context, scope, list.args));
  const edges = page.rows.map((node) => ({
    cursor: context.cursors.write(scope, page.positionOf(node)),
    node,
  }));
  return Object.assign(new type(), {
    edges,
    nodes: page.rows,
    pageInfo: pageInfoOf(page, edges),
    count: () => page.count(),
  });
}

function requestOf(context: RequestContext, scope: string, { first, after }: PageArgs): PageRequest {
  if (first === null || first < 1)
    throw failure('BAD_USER_INPUT', 'The argument "first" must be from 1 to 100.');
  if (first > pageLimit) throw failure('LIMIT_EXCEEDED', 'The argument "first" must be from 1 to 100.');
  return { first, after: after == null ? null : context.cursors.read(scope, after) };
}

function pageInfoOf<T>(page: Page<T>, edges: Edge<T>[]): PageInfo {
  return {
    hasNextPage: page.hasNext,
    hasPreviousPage: page.hasPrevious,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}
