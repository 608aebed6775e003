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

/** The document that asks for one field. */
export function documentOf(schema: GraphQLSchema, question: Question, argumentsOf: ArgumentsOf): string {
  const { type, field, way, isLeaf } = question;
  const asked: Step = { type, field, target: '' };
  const inner = `${called(schema, asked, '', argumentsOf)}${isLeaf ? '' : ' { __typename }'}`;
  const whole = way.reduceRight(
    (text, step, i) =>
      `${called(schema, step, way[i + 1]?.field ?? field, argumentsOf)} { ... on ${step.target} { ${text} } }`,
    inner,
  );
  return (way[0]?.type ?? type) === 'Mutation' ? `mutation { ${whole} }` : `{ ${whole} }`;
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
