import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Reader } from './expected';

/** One field on the way, and the object type that it leads to. */
export interface Step {
  type: string;
  field: string;
  target: string;
}

/** A field of an object type, with the fields that lead from the root to such an object of ada's. */
export interface Question {
  type: string;
  field: string;
  way: readonly Step[];
  isLeaf: boolean;
}

/** What the required arguments of a field are; `way` says where the answer is wanted from. */
export type ArgumentsOf = (step: Step, next: string) => string | null;

export function objectTypesOf(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter((type) => !isIntrospectionType(type));
}

/** Every field of every type that can be reached, each by the shortest way. */
export function questionsOf(schema: GraphQLSchema, reader: Reader, isByNode: boolean): Question[] {
  const ways = waysOf(schema, (step) => isByNode === (step.field === 'node') && isAbout(reader, step));
  const wanted = [...ways].filter(([, way]) => !isByNode || way[0]?.field === 'node');
  return wanted.flatMap(([type, way]) =>
    Object.values(fieldsOf(schema, type)).map((field) => ({
      type,
      field: field.name,
      way,
      isLeaf: isLeafType(getNamedType(field.type)),
    })),
  );
}

/** Breadth first, so that every way is a shortest one; `isStart` chooses the fields of Query to begin with. */
function waysOf(schema: GraphQLSchema, isStart: (step: Step) => boolean): Map<string, readonly Step[]> {
  const ways = new Map<string, readonly Step[]>([
    ['Query', []],
    ['Mutation', []],
  ]);
  for (const [type, way] of ways) {
    const steps = Object.values(fieldsOf(schema, type)).flatMap((field) => stepsBy(schema, type, field));
    for (const step of steps.filter(type === 'Query' ? isStart : isOnTheWay))
      if (!ways.has(step.target)) ways.set(step.target, [...way, step]);
  }
  return ways;
}

function stepsBy(schema: GraphQLSchema, type: string, field: GraphQLField<unknown, unknown>): Step[] {
  const target = getNamedType(field.type);
  const targets = isAbstractType(target) ? schema.getPossibleTypes(target) : [target];
  return targets.filter(isObjectType).map(({ name }) => ({ type, field: field.name, target: name }));
}

/**
 * Ada comes by `me`; to others that would be their own, so they come by her id or by her request's reference.
 * What a guest sees by a pass is tested with passes.
 */
function isAbout(reader: Reader, { field }: Step): boolean {
  if (field === 'guestRequest') return false;
  return reader === 'own' ? !['customer', 'rightsRequest', 'rightsRequests'].includes(field) : field !== 'me';
}

/** The viewer's own customer, and what a mutation answers, are again each reader's own. */
function isOnTheWay({ type, field }: Step): boolean {
  return `${type}.${field}` !== 'Viewer.customer' && (!type.endsWith('Payload') || field === 'userErrors');
}

/** A document that asks for fields of one type, by one way. */
export interface Document {
  text: string;
  questions: readonly Question[];
}

/** The document that asks for one field. */
export function documentOf(schema: GraphQLSchema, question: Question, argumentsOf: ArgumentsOf): Document {
  return documentsOf(schema, [question], argumentsOf)[0]!;
}

/** Documents that ask for all fields, those of one type together where the way to them is the same. */
export function documentsOf(
  schema: GraphQLSchema,
  questions: readonly Question[],
  argumentsOf: ArgumentsOf,
): Document[] {
  const byWay = new Map<string, Question[]>();
  for (const question of questions) {
    const way = wayTo(schema, question, argumentsOf).join(' ');
    byWay.set(way, [...(byWay.get(way) ?? []), question]);
  }
  return [...byWay.values()].flatMap((together) =>
    chunksOf(together, together[0]!.way.length > 0 ? atOnce : 1).map((some) => {
      const fields = some.map((question) => asked(schema, question, argumentsOf)).join(' ');
      const way = wayTo(schema, some[0]!, argumentsOf);
      const whole = way.reduceRight((text, step) => `${step} { ${text} } }`, fields);
      return { text: isOfMutation(some[0]!) ? `mutation { ${whole} }` : `{ ${whole} }`, questions: some };
    }),
  );
}

/** Fields in a document, below what a request may have. */
const atOnce = 20;

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function isOfMutation({ way, type }: Question): boolean {
  return (way[0]?.type ?? type) === 'Mutation';
}

/** The steps to a field, each up to where the next one stands. */
function wayTo(schema: GraphQLSchema, { field, way }: Question, argumentsOf: ArgumentsOf): string[] {
  return way.map((step, i) => {
    const next = way[i + 1]?.field ?? field;
    return `${called(schema, step, next, argumentsOf)} { ... on ${step.target}`;
  });
}

function asked(schema: GraphQLSchema, { type, field, isLeaf }: Question, argumentsOf: ArgumentsOf): string {
  const step = { type, field, target: '' };
  return `${called(schema, step, '', argumentsOf)}${isLeaf ? '' : ' { __typename }'}`;
}

function called(schema: GraphQLSchema, step: Step, next: string, argumentsOf: ArgumentsOf): string {
  const given = argumentsOf(step, next);
  const { args } = fieldsOf(schema, step.type)[step.field]!;
  const required = args.filter(isRequiredArgument).map(({ name }) => name);
  if (required.length > 0 && given === null)
    throw new Error(`No arguments are written for ${step.type}.${step.field} (${required.join(', ')}).`);
  return `${step.field}${given ? `(${given})` : ''}`;
}

function fieldsOf(schema: GraphQLSchema, type: string) {
  return (schema.getType(type) as GraphQLObjectType).getFields();
}
