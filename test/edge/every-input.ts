import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  isEnumType,
} from 'graphql';
import { features } from '../../src/features';
import { wordsOf } from '../../src/graphql';
import { apiSchema } from '../../src/server/schema';

/** A place in the input of a mutation that takes one value. */
export interface Place {
  mutation: string;
  /** Who may send it. */
  sender: 'customer' | 'officer' | 'service';
  path: string;
  /** The name of the type that it takes. */
  takes: string;
  /** The whole input with a value in that place, nothing being written where the mutation offers that. */
  inputWith: (value: unknown) => object;
}

/** Every argument of every field but the mutations, as `Type.field(argument)`. */
export function everyArgument(): string[] {
  const { schema } = apiSchema(features, []);
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  return types
    .filter((type) => !isIntrospectionType(type) && type !== schema.getMutationType())
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args.map((argument) => `${type.name}.${field.name}(${argument.name})`),
      ),
    );
}

/** Every place of every mutation's input, from the schema. */
export function everyPlace(): Place[] {
  const { schema, permissions } = apiSchema(features, []);
  return Object.values(schema.getMutationType()!.getFields()).flatMap(({ name: mutation, args }) => {
    const sender = senderOf(wordsOf(permissions.get('Mutation')!.get(mutation)!));
    const input = nullable(args[0]!.type) as GraphQLInputObjectType;
    const dry = 'validateOnly' in input.getFields() ? { validateOnly: true } : {};
    return placesIn(input)
      .filter(({ path }) => path.join() !== 'validateOnly')
      .map(({ path, takes, wrap }) => ({
        mutation,
        takes,
        sender,
        path: path.join('.'),
        inputWith: (value) => ({ ...dry, ...(wrap(value) as object) }),
      }));
  });
}

/** The document that sends an input as a variable. */
export function sending(mutation: string): string {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation Send($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message path } } }`;
}

function senderOf(words: readonly string[]): Place['sender'] {
  if (words.includes('service')) return 'service';
  return words.includes('customer') || words.includes('anybody') ? 'customer' : 'officer';
}

interface Wrapped {
  path: string[];
  takes: string;
  wrap: (value: unknown) => unknown;
}

function placesIn(type: GraphQLInputType): Wrapped[] {
  if (isNonNullType(type)) return placesIn(type.ofType);
  if (isListType(type))
    return placesIn(type.ofType).map(({ path, takes, wrap }) => ({
      takes,
      path: ['0', ...path],
      wrap: (value) => [wrap(value)],
    }));
  if (!isInputObjectType(type)) return [{ path: [], takes: type.name, wrap: (value) => value }];
  return Object.values(type.getFields()).flatMap((field) =>
    placesIn(field.type).map(({ path, takes, wrap }) => ({
      takes,
      path: [field.name, ...path],
      wrap: (value) => ({ ...leastOf(type), [field.name]: wrap(value) }),
    })),
  );
}

/** Something acceptable for each field that must be there. */
function leastOf(type: GraphQLInputObjectType): object {
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(
    required.map((field) => [field.name, field.defaultValue ?? least(nullable(field.type))]),
  );
}

function least(type: GraphQLInputType): unknown {
  if (isListType(type)) return [least(nullable(type.ofType))];
  if (isInputObjectType(type)) return leastOf(type);
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isScalarType(type)) return { Boolean: false, Int: 1, Float: 1 }[type.name] ?? 'x';
  throw new Error(`${String(type)} is new here.`);
}

function nullable(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? type.ofType : type;
}
