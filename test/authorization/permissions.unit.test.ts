import { readFileSync } from 'node:fs';
import { isIntrospectionType, isObjectType } from 'graphql';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { features } from '../../src/features';
import type { Feature, Permissions } from '../../src/graphql';
import { apiSchema } from '../../src/server/schema';
import { expected, type Reader, readers } from './expected';
import { mayGuest } from './guests';
import { open } from './open-types';

/** The columns of the page. */
const columns = [...readers, 'guest'] as const;
type Column = Reader | 'guest';

const { schema } = apiSchema(features, []);
const types = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && !isIntrospectionType(type),
);

test('the expected table names every field of every object type, and nothing else', () => {
  const there = types.flatMap((type) =>
    isObjectType(type) && !open.includes(type.name)
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [],
  );
  const named = Object.entries(expected).flatMap(([type, fields]) =>
    Object.keys(fields).map((field) => `${type}.${field}`),
  );
  expect(named.toSorted()).toEqual(there.toSorted());
  expect(open.filter((name) => !types.some((type) => type.name === name))).toEqual([]);
});

test('schema/authorization.md says what the expected table says', () => {
  expect(committed()).toEqual(
    new Map(
      Object.entries(expected).flatMap(([type, fields]) =>
        Object.entries(fields).map(([field, who]) => [
          `${type}.${field}`,
          columns.filter((column) => (column === 'guest' ? mayGuest(type, field) : who.includes(column))),
        ]),
      ),
    ),
  );
});

describe('9. A permission that does not fit the schema keeps the process from starting (API5:2023)', () => {
  it.each<[string, Permissions, string]>([
    ['a type without permissions', { Query: { parcel: 'signedIn' } }, 'Parcel has no permissions'],
    [
      'a field without a permission',
      { Query: { parcel: 'signedIn' }, Parcel: { weight: 'isSelf' } },
      'Parcel.sender has no permission',
    ],
    ['a query without a permission', { Parcel: 'anybody' }, 'Query.parcel has no permission'],
    [
      'a field that does not exist',
      { Query: { parcel: 'signedIn' }, Parcel: { weight: 'isSelf', sender: 'isSelf', height: 'isSelf' } },
      'Parcel.height does not exist',
    ],
    [
      'a type that does not exist',
      { Query: { parcel: 'signedIn' }, Parcel: 'anybody', Letter: 'anybody' },
      'Letter does not exist',
    ],
  ])('names %s', (_name, permissions, fault) => {
    expect(() => apiSchema([...features, withParcels(permissions)], [])).toThrow(`- ${fault}`);
  });

  it('names a field that two features declare', () => {
    const permissions: Permissions = { Query: { parcel: 'signedIn', me: 'anybody' }, Parcel: 'anybody' };
    expect(() => apiSchema([...features, withParcels(permissions)], [])).toThrow(
      'Query.me is declared twice.',
    );
  });

  it('is satisfied with an entry for each', () => {
    const permissions: Permissions = { Query: { parcel: 'signedIn' }, Parcel: 'anybody' };
    expect(apiSchema([...features, withParcels(permissions)], []).permissions.has('Parcel')).toBe(true);
  });
});

@ObjectType()
class Parcel {
  @Field(() => String)
  sender!: string;

  @Field(() => String)
  weight!: string;
}

@Resolver()
class ParcelResolver {
  @Query(() => Parcel, { nullable: true })
  parcel(): Parcel | null {
    return null;
  }
}

function withParcels(permissions: Permissions): Feature {
  const parts = { entities: [], resolvers: [ParcelResolver], permissions };
  return { name: 'parcels', ...parts, open: () => ({ resolvers: [new ParcelResolver()] }) };
}

/** The committed page: readers by field. */
function committed(): Map<string, Column[]> {
  const found = new Map<string, Column[]>();
  const sections = readFileSync('schema/authorization.md', 'utf8').split(/^## /m).slice(1);
  for (const section of sections) {
    const [type = '', ...lines] = section.split('\n');
    const rows = lines.filter((line) => line.startsWith('| ')).slice(2);
    for (const [, field = '', ...marks] of rows.map((row) => row.split('|').map((cell) => cell.trim())))
      found.set(
        `${type}.${field}`,
        columns.filter((_, i) => marks[i] === 'yes'),
      );
  }
  return found;
}
