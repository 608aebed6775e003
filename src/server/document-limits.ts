import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, type FragmentDefinitionNode, Kind, parse, type SelectionNode } from 'graphql';
import { bodyOf } from './error-format';
import { limits } from './limits';

type Measured = 'levels' | 'aliases' | 'directives' | 'repetitions';
type Size = Record<Measured, number>;
type Excess = Measured | 'tokens' | 'operations' | 'fragments';

const nothing: Size = { levels: 0, aliases: 0, directives: 0, repetitions: 0 };
const endless: Size = { ...nothing, levels: Infinity };
const measured = Object.keys(nothing) as Measured[];

/** Refuses a document that is larger than any client's, before it costs more than reading it. */
export async function refuseExcess(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | void> {
  const { query } = ((request.method === 'GET' ? request.query : request.body) ?? {}) as { query?: unknown };
  const excess = typeof query === 'string' ? excessOf(query) : null;
  if (excess) return reply.code(400).send(bodyOf('LIMIT_EXCEEDED', `The document has too many ${excess}.`));
}

/** What a document has too much of; null where it may pass or is no GraphQL. */
function excessOf(source: string): Excess | null {
  try {
    return excessIn(parse(source, { noLocation: true, maxTokens: limits.tokens }));
  } catch (error) {
    return /more tha[nt] \d+ tokens/.test((error as Error).message) ? 'tokens' : null;
  }
}

function excessIn({ definitions }: DocumentNode): Excess | null {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  if (operations.length > limits.operations) return 'operations';
  if (fragments.length > limits.fragments) return 'fragments';
  const ruler = new Ruler(fragments);
  const sizes = [
    ...operations.map((node) => ruler.sizeOf(node)),
    ...fragments.map((node) => ruler.sizeOfFragment(node.name.value)),
  ];
  return measured.find((kind) => sizes.some((size) => size[kind] > limits[kind])) ?? null;
}

type Braced = Extract<SelectionNode, { kind: Kind.FIELD | Kind.INLINE_FRAGMENT }>;

/** Measures selections with every fragment laid out where it is spread; each fragment is measured once. */
class Ruler {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, Size>();

  constructor(fragments: readonly FragmentDefinitionNode[]) {
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  sizeOf({ directives, selectionSet }: Pick<Braced, 'directives' | 'selectionSet'>): Size {
    const selections = selectionSet?.selections ?? [];
    const size = { ...nothing, directives: directives?.length ?? 0, repetitions: repetitionsIn(selections) };
    for (const selection of selections) {
      const part = this.sizeOfSelection(selection);
      size.levels = Math.max(size.levels, part.levels);
      size.aliases += part.aliases;
      size.directives += part.directives;
      size.repetitions += part.repetitions;
    }
    return size;
  }

  private sizeOfSelection(node: SelectionNode): Size {
    if (node.kind === Kind.INLINE_FRAGMENT) return this.sizeOf(node);
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const size = this.sizeOfFragment(node.name.value);
      return { ...size, directives: size.directives + (node.directives?.length ?? 0) };
    }
    const size = this.sizeOf(node);
    const levels = levelsBelow(node.name.value, size) + 1;
    return { ...size, levels, aliases: size.aliases + (node.alias ? 1 : 0) };
  }

  sizeOfFragment(name: string): Size {
    const fragment = this.fragments.get(name);
    if (!fragment) return nothing;
    let size = this.known.get(name);
    if (!size) {
      this.known.set(name, endless); // what is met again before it is measured holds itself
      size = this.sizeOf(fragment);
      size.levels = levelsBelow(fragment.typeCondition.name.value, size);
      this.known.set(name, size);
    }
    return size;
  }
}

/** Introspection goes deep by its nature; graphql-js bounds it. */
function levelsBelow(fieldOrType: string, { levels }: Size): number {
  return fieldOrType.startsWith('__') && levels < Infinity ? 0 : levels;
}

function repetitionsIn(selections: readonly SelectionNode[]): number {
  const fields = selections.filter((node) => node.kind === Kind.FIELD);
  return fields.length - new Set(fields.map((field) => (field.alias ?? field.name).value)).size;
}
