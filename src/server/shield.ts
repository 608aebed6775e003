import { type GraphQLSchema, isObjectType } from 'graphql';
import { applyMiddleware, type IMiddlewareFieldMap } from 'graphql-middleware';
import { deny, or, rule, shield } from 'graphql-shield';
import {
  failure,
  judgements,
  type Owned,
  type Permission,
  type Permissions,
  type PermissionWord,
  type RequestContext,
  type ShownPass,
  wordsOf,
} from '../graphql';

/** Role by field: who may read each field of each object type, complete or the process does not start. */
export type PermissionTable = ReadonlyMap<string, ReadonlyMap<string, Permission>>;

/** One table of all features' permissions; throws every gap and every entry for what does not exist at once. */
export function permissionTable(schema: GraphQLSchema, parts: readonly Permissions[]): PermissionTable {
  const declared = merge(parts);
  const faults: string[] = [];
  const table = new Map<string, ReadonlyMap<string, Permission>>();
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (type.name.startsWith('__')) continue;
    const fields = Object.keys(type.getFields());
    const entry = declared.get(type.name);
    declared.delete(type.name);
    if (!entry) faults.push(`${type.name} has no permissions`);
    else if (typeof entry === 'string') table.set(type.name, new Map(fields.map((field) => [field, entry])));
    else {
      faults.push(
        ...fields
          .filter((field) => !entry.has(field))
          .map((field) => `${type.name}.${field} has no permission`),
      );
      faults.push(
        ...[...entry.keys()]
          .filter((field) => !fields.includes(field))
          .map((field) => `${type.name}.${field} does not exist`),
      );
      table.set(type.name, entry);
    }
  }
  faults.push(...[...declared.keys()].map((name) => `${name} does not exist`));
  if (faults.length > 0)
    throw new Error(
      `The permissions do not fit the schema:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
  return table;
}

/** The schema under graphql-shield: what the table does not allow is denied. */
export function guarded(schema: GraphQLSchema, table: PermissionTable): GraphQLSchema {
  const rules = Object.fromEntries([...table].map(([type, fields]) => [type, rulesOf(fields)]));
  const guards = shield(rules, {
    fallbackRule: deny,
    allowExternalErrors: true,
    fallbackError: (_thrown, _parent, _args, context) =>
      failure((context as unknown as RequestContext).actor ? 'FORBIDDEN' : 'UNAUTHENTICATED'),
  }).generate(schema) as Record<string, IMiddlewareFieldMap>;
  return applyMiddleware(schema, withoutOpenFields(guards, table));
}

/** Fields that anybody may read need no guard once the table is known to be complete: reading them costs nothing. */
function withoutOpenFields(guards: Record<string, IMiddlewareFieldMap>, table: PermissionTable) {
  const closed = [...table].flatMap(([type, fields]) => {
    const guarding = Object.entries(guards[type] ?? {}).filter(([field]) => !isOpen(fields.get(field)));
    return guarding.length > 0 ? [[type, Object.fromEntries(guarding)] as const] : [];
  });
  return Object.fromEntries(closed);
}

function rulesOf(fields: ReadonlyMap<string, Permission>) {
  return Object.fromEntries([...fields].map(([field, permission]) => [field, shieldRule(permission)]));
}

function shieldRule(permission: Permission) {
  const [first, ...others] = wordsOf(permission).map((word) => wordRules.get(word)!);
  return others.length > 0 ? or(first!, ...others) : first!;
}

const wordRules = new Map(
  Object.entries(judgements).map(([word, judge]) => [
    word as PermissionWord,
    rule(word, { cache: 'no_cache' })((parent: unknown, args: unknown, context: unknown) =>
      judge(context as RequestContext, parent as Owned | undefined, args as ShownPass),
    ),
  ]),
);

export function isOpen(permission: Permission | undefined): boolean {
  return permission !== undefined && wordsOf(permission).includes('anybody');
}

function merge(parts: readonly Permissions[]): Map<string, PermissionWord | Map<string, Permission>> {
  const merged = new Map<string, PermissionWord | Map<string, Permission>>();
  for (const [type, entry] of parts.flatMap((part) => Object.entries(part))) {
    const known = merged.get(type);
    if (typeof entry === 'string' || typeof known === 'string') {
      if (known && known !== entry) throw new Error(`${type} is declared twice.`);
      merged.set(type, entry as PermissionWord);
      continue;
    }
    const fields = known ?? new Map<string, Permission>();
    for (const [field, permission] of Object.entries(entry)) {
      if (fields.has(field)) throw new Error(`${type}.${field} is declared twice.`);
      fields.set(field, permission);
    }
    merged.set(type, fields);
  }
  return merged;
}
