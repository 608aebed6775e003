import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { features } from '../../src/features';
import { type Permission, type PermissionWord, wordsOf } from '../../src/graphql';
import { apiSchema } from '../../src/server/schema';

const { schema, permissions } = apiSchema(features, []);

/** Whom a word of the permissions lets in. */
const readers: Record<PermissionWord, readonly string[]> = {
  anybody: [],
  signedIn: ['anybody signed in'],
  customer: ['customers'],
  isSelf: ['self'],
  staff: ['agents', 'officers'],
  privacyOfficer: ['officers'],
  desk: ['officers', 'dpo'],
  assignedOfficer: ['the assigned officer'],
  guest: ['guests'],
  // A guest reads the own request as its person.
  isGuest: ['self'],
  service: ['services'],
};
/** What descriptions say for several of them at once. */
const said: Record<string, readonly string[]> = { staff: ['agents', 'officers'], desk: ['officers', 'dpo'] };

interface Described {
  name: string;
  description?: string | null;
}

test('everything in the schema is described', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const bare = types.flatMap(partsOf).filter(({ description }) => !description?.trim());
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test('what not everybody may read says who may, as the permissions do', () => {
  const silent = [...permissions].flatMap(([name, fields]) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    const isOfOneKind = new Set([...fields.values()].map(audienceOf)).size === 1;
    return [...fields]
      .filter(([field, permission]) => !wordsOf(permission).includes('anybody') && !isOfNode(type, field))
      .filter(([field, permission]) => {
        const texts = [type.getFields()[field]?.description, isOfOneKind ? type.description : null];
        return !texts.some((text) => text && audienceSaid(text) === audienceOf(permission));
      })
      .map(([field, permission]) => `${name}.${field}: ${audienceOf(permission)}`);
  });
  expect(silent).toEqual([]);
});

function partsOf(type: GraphQLNamedType): Described[] {
  const within = (parts: readonly Described[]) =>
    parts.map(({ name, description }) => ({ name: `${type.name}.${name}`, description }));
  if (isEnumType(type)) return [type, ...within(type.getValues())];
  if (isInputObjectType(type)) return [type, ...within(Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [type];
  const fields = Object.values(type.getFields());
  const args = fields.flatMap(({ name, args: all }) =>
    all.map((arg) => ({ name: `${name}(${arg.name}:)`, description: arg.description })),
  );
  return [type, ...within(fields), ...within(args)];
}

/** An id says what it says of all nodes. */
function isOfNode(type: GraphQLObjectType, field: string): boolean {
  return field === 'id' && type.getInterfaces().some(({ name }) => name === 'Node');
}

function audienceOf(permission: Permission): string {
  return listed(wordsOf(permission).flatMap((word) => readers[word]));
}

/** The last sentence of a description: "…. Self, staff." */
function audienceSaid(text: string): string {
  const last = /(?:^|[.?!]\s+)([^.?!]+)\.$/.exec(text.trim())?.[1] ?? '';
  const names = last.split(', ').map((name) => name.toLowerCase());
  return listed(names.flatMap((name) => said[name] ?? [name]));
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].toSorted().join(', ');
}
