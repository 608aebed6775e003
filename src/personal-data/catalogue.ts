import type { EntityMetadata, FindOperator } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { sealedColumn } from '../foundation/sealed';
import type { ZodType } from 'zod';
import {
  type ColumnDeclaration,
  declarationsOf,
  hidingFlagOf,
  type Initial,
  type KeptFrom,
  keptFromOf,
  type PersonalDeclaration,
  subjectOf,
} from './declare';
import { initialsOf, portabilityFaults } from './portability';
import { purposes } from './purposes';
import { retentionRules } from './retention';
import { shapeOf } from './shape';
import { legalBases } from './vocabulary';

export interface PersonalColumn extends PersonalDeclaration {
  property: string;
  isSealed: boolean;
  /** The retention rule whose key seals it; null for the subject key. */
  keyRule: string | null;
  /** The property that holds its blind index. */
  index: string | null;
  /** Does that index tell upper from lower case? */
  isIndexExact: boolean;
  /** What a value in clear looks like. */
  shape: ZodType;
  isNullable: boolean;
}

/** A table with rows about a person. */
export interface PersonalTable {
  entity: Function;
  name: string;
  /** The property with the customer's id. */
  subject: string;
  /** Is each row of it a person's own one, named by the person's id? */
  isOwnRow: boolean;
  columns: PersonalColumn[];
  /** From when its rows are kept; null: from the day of an erasure. */
  keptFrom: KeptFrom | null;
  /** The flag of a row of which the person must not be told for now; null where there are none. */
  hiddenWhile: string | null;
  /** What its other columns hold at first in a record that comes from elsewhere. */
  initials: ReadonlyMap<string, Initial>;
}

/** What is held about people, read from the declarations on the entities: the one source of every list of it. */
export class Catalogue {
  private readonly byEntity = new Map<Function, PersonalTable>();

  constructor(readonly tables: readonly PersonalTable[]) {
    for (const table of tables) this.byEntity.set(table.entity, table);
  }

  tableOf(entity: Function): PersonalTable {
    const table = this.byEntity.get(entity);
    if (!table) throw new Error(`${entity.name} declares no personal data.`);
    return table;
  }

  columnOf(entity: Function, property: string): PersonalColumn {
    const column = this.tableOf(entity).columns.find((known) => known.property === property);
    if (!column) throw new Error(`${entity.name}.${property} declares no personal data.`);
    return column;
  }

  /** Every name under which a value of a person could be logged: those of all sealed columns. */
  get sealedProperties(): string[] {
    const sealed = this.tables.flatMap((table) => table.columns.filter((column) => column.isSealed));
    return [...new Set(sealed.map((column) => column.property))];
  }
}

/** Which rows of a table are a person's, or of several persons, and may be told to them: for a WHERE. */
export function tellable(
  { subject, hiddenWhile }: PersonalTable,
  customerId: string | FindOperator<string>,
): Record<string, unknown> {
  return { [subject]: customerId, ...(hiddenWhile !== null && { [hiddenWhile]: false }) };
}

/** How a column is named towards persons and clients, and found again. */
export function fieldNameOf(table: string, property: string): string {
  return `${table}.${property}`;
}

/** Reads the catalogue; throws every fault of every declaration at once, each with the column's name. */
export function readCatalogue(entities: readonly EntityMetadata[]): Catalogue {
  const faults = entities.flatMap(faultsOf);
  if (faults.length > 0)
    throw new Error(`The data map has faults:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return new Catalogue(entities.flatMap(tableOf));
}

function tableOf(entity: EntityMetadata): PersonalTable[] {
  const subject = subjectOf(entity.target as Function);
  if (typeof subject !== 'string') return [];
  const declared = declarationsOf(entity.target as Function);
  const columns = entity.columns.flatMap((column): PersonalColumn[] => {
    const declaration = declared.get(column.propertyName);
    if (declaration?.kind !== 'personal') return [];
    const { kind: _, ...personal } = declaration;
    return [
      {
        ...personal,
        property: column.propertyName,
        isSealed: isSealed(column),
        keyRule: keyRuleOf(personal),
        ...indexOf(declared, column.propertyName),
        shape: shapeOf(personal, column),
        isNullable: column.isNullable,
      },
    ];
  });
  return [
    {
      entity: entity.target as Function,
      name: entity.tableName,
      subject,
      isOwnRow: entity.primaryColumns.some(({ propertyName }) => propertyName === subject),
      columns,
      keptFrom: columns.some(({ onErasure }) => onErasure !== 'delete')
        ? keptFromOf(entity.target as Function)
        : null,
      hiddenWhile: hidingFlagOf(entity.target as Function),
      initials: initialsOf(declared),
    },
  ];
}

/** What a law keeps lies under that rule's key from the day it is written, so that the subject key can go. */
function keyRuleOf(declaration: PersonalDeclaration): string | null {
  return declaration.onErasure === 'delete' ? null : purposes[declaration.purpose].retention;
}

function indexOf(
  declared: ReadonlyMap<string, ColumnDeclaration>,
  property: string,
): Pick<PersonalColumn, 'index' | 'isIndexExact'> {
  for (const [index, declaration] of declared)
    if (declaration.kind === 'index' && declaration.of === property)
      return { index, isIndexExact: declaration.isExact };
  return { index: null, isIndexExact: false };
}

function isSealed(column: ColumnMetadata): boolean {
  return column.transformer === sealedColumn;
}

function faultsOf(entity: EntityMetadata): string[] {
  const target = entity.target as Function;
  const subject = subjectOf(target);
  const declared = declarationsOf(target);
  const faults = entity.columns.flatMap((column) =>
    columnFaults(declared.get(column.propertyName), column, declared).map(
      (fault) => `${target.name}.${column.propertyName} ${fault}`,
    ),
  );
  const holdsPersonalData = [...declared.values()].some(({ kind }) => kind === 'personal');
  if (subject === undefined)
    faults.push(`${target.name} does not say whom its rows are about: @Subject(...)`);
  if (subject === null && holdsPersonalData) faults.push(`${target.name} holds personal data of nobody`);
  const flag = hidingFlagOf(target);
  if (flag !== null && !entity.findColumnWithPropertyName(flag))
    faults.push(`${target.name} hides rows by a flag that it does not have: ${flag}`);
  if (typeof subject === 'string' && !entity.findColumnWithPropertyName(subject))
    faults.push(`${target.name} names a subject path that leads nowhere: ${subject}`);
  if (faults.length > 0) return faults;
  return [
    ...erasureFaults(entity, subject ?? null, declared),
    ...portabilityFaults(entity, declared, subject ?? null),
  ];
}

/** Of a row that stays when the person is erased, what is deleted can be emptied; of their own row, at least overwritten. */
function erasureFaults(
  entity: EntityMetadata,
  subject: string | null,
  declared: ReadonlyMap<string, ColumnDeclaration>,
): string[] {
  const fateOf = (column: ColumnMetadata) => {
    const declaration = declared.get(column.propertyName);
    return declaration?.kind === 'personal' ? declaration.onErasure : null;
  };
  const isOwnRow = entity.primaryColumns.some(({ propertyName }) => propertyName === subject);
  if (!isOwnRow && entity.columns.every((column) => [null, 'delete'].includes(fateOf(column)))) return [];
  return entity.columns
    .filter((column) => fateOf(column) === 'delete' && !column.isNullable)
    .filter((column) => !(isOwnRow && (isSealed(column) || column.type === 'datetime')))
    .map(
      ({ propertyName }) =>
        `${entity.name}.${propertyName} is deleted from a row that stays, and cannot be empty`,
    );
}

function columnFaults(
  declaration: ColumnDeclaration | undefined,
  column: ColumnMetadata,
  declared: ReadonlyMap<string, ColumnDeclaration>,
): string[] {
  if (!declaration) return ['says nothing: @PersonalData(...), @BlindIndex(...) or @NotPersonal()'];
  if (declaration.kind === 'none') return isSealed(column) ? ['is sealed, yet declared as not personal'] : [];
  if (declaration.kind === 'index')
    return declared.get(declaration.of)?.kind === 'personal'
      ? []
      : [`indexes ${declaration.of}, which is no personal column`];
  return personalFaults(declaration, column);
}

function personalFaults(declaration: PersonalDeclaration, column: ColumnMetadata): string[] {
  const faults: string[] = [];
  const purpose = purposes[declaration.purpose] as (typeof purposes)[keyof typeof purposes] | undefined;
  if (!purpose)
    return [`has the purpose ${declaration.purpose}, which nobody declared: no legal basis, no period`];
  if (!Object.hasOwn(legalBases, purpose.legalBasis))
    faults.push(`has the purpose ${declaration.purpose}, which has no legal basis`);
  if (declaration.onErasure === 'keep' && !retentionRules[purpose.retention].law)
    faults.push(`is kept without a law: purpose ${declaration.purpose}`);
  if (!isSealed(column) && !declaration.plain) faults.push('is neither sealed nor says why it is plain');
  return faults;
}
