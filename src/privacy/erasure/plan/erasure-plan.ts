import type { CalendarDay } from '../../../foundation/calendar-day';
import { sha256 } from '../../../foundation/cryptography';
import {
  type Category,
  keptUntil,
  type PersonalColumn,
  type PersonalTable,
  type RetentionCode,
} from '../../../personal-data';
import { type HeldUntil, holdLaw, isHoldable } from '../../holds/standing-holds';
import { type Consequence, consequencesOf } from './consequences';
import { type Circumstances, type Disposal, disposalOf, type KeepGroundCode } from './disposal';
import type { ErasureScope } from './erasure-scope';

/** What becomes of one category, as far as it has one fate and one end. */
export interface PlanLine {
  category: Category;
  strategy: 'DELETE' | 'PSEUDONYMISE' | 'KEEP_UNDER_DUTY';
  ground: KeepGroundCode | null;
  law: string | null;
  /** When it is deleted, where that is not at once. */
  on: CalendarDay | null;
  /** The last day on which it is kept. */
  until: CalendarDay | null;
  records: number;
}

export interface Plan {
  endAccount: boolean;
  deletes: readonly PlanLine[];
  keeps: readonly PlanLine[];
  consequences: readonly Consequence[];
  hash: string;
}

/** How many rows of a table are kept from the same day on. */
export interface RowGroup {
  since: CalendarDay;
  records: number;
}

/** A table with its rows about the person, counted. */
export interface CountedTable {
  table: PersonalTable;
  groups: readonly RowGroup[];
}

/** What would be deleted, what kept, on which ground and until when: from declarations and facts alone. */
export function planErasure(
  tables: readonly CountedTable[],
  circumstances: Circumstances,
  held: HeldUntil = new Map(),
): Plan {
  const lines = new Map<string, PlanLine>();
  for (const counted of tables) for (const line of linesOf(counted, circumstances, held)) merge(lines, line);
  const { scope, account } = circumstances;
  const all = [...lines.values()];
  const deletes = all.filter(({ strategy }) => strategy === 'DELETE').toSorted(inOrder);
  const keeps = all.filter(({ strategy }) => strategy !== 'DELETE').toSorted(inOrder);
  return {
    endAccount: scope.endAccount,
    deletes,
    keeps,
    consequences: consequencesOf(scope, account, all),
    hash: hashOf(scope, [...deletes, ...keeps]),
  };
}

/** The lines of one table, each row counted once in each. */
function linesOf({ table, groups }: CountedTable, circumstances: Circumstances, held: HeldUntil): PlanLine[] {
  const lines = new Map<string, PlanLine>();
  for (const column of table.columns) {
    const disposal = disposalOf(table, column, circumstances);
    if (!disposal) continue;
    for (const line of fatesOf(heldBack(disposal, column, held), groups))
      lines.set(`${column.category}|${keyOf(line)}|${line.strategy}`, { ...line, category: column.category });
  }
  // What is pseudonymised row by row is not also kept as it is.
  return [...lines.values()].filter(
    (line) =>
      line.strategy !== 'KEEP_UNDER_DUTY' || !lines.has(`${line.category}|${keyOf(line)}|PSEUDONYMISE`),
  );
}

/** Art. 17(3)(e): what is held is put by instead. */
function heldBack(disposal: Disposal, column: PersonalColumn, held: HeldUntil): Disposal {
  if (disposal.kind !== 'delete' || !isHoldable(column) || !held.has(column.category)) return disposal;
  const until = held.get(column.category) ?? null;
  return { kind: 'need', ground: 'LEGAL_CLAIMS', law: holdLaw, until };
}

function fatesOf(disposal: Disposal, groups: readonly RowGroup[]): Omit<PlanLine, 'category'>[] {
  const records = groups.reduce((sum, group) => sum + group.records, 0);
  const deleted = { strategy: 'DELETE', ground: null, law: null, until: null, records } as const;
  if (disposal.kind === 'delete') return [{ ...deleted, on: null }];
  if (disposal.kind === 'lapse') return [{ ...deleted, on: disposal.on }];
  if (disposal.kind === 'need') {
    const { ground, law, until } = disposal;
    const on = ground === 'STILL_NECESSARY' ? until : null;
    return records > 0 ? [{ strategy: 'KEEP_UNDER_DUTY', ground, law, on, until, records }] : [];
  }
  const { rule, law, isPseudonymised } = disposal;
  return [...endsOf(groups, rule)].map(([until, kept]) => ({
    strategy: isPseudonymised ? 'PSEUDONYMISE' : 'KEEP_UNDER_DUTY',
    ground: 'LEGAL_OBLIGATION',
    law,
    on: null,
    until,
    records: kept,
  }));
}

/** How many rows are kept until which day. */
function endsOf(groups: readonly RowGroup[], rule: RetentionCode): Map<CalendarDay, number> {
  const ends = new Map<CalendarDay, number>();
  for (const { since, records } of groups) {
    const until = keptUntil(rule, since);
    ends.set(until, (ends.get(until) ?? 0) + records);
  }
  return ends;
}

/** One line for each category, fate and end date. */
function merge(lines: Map<string, PlanLine>, line: PlanLine): void {
  const key = `${line.category}|${line.strategy}|${keyOf(line)}`;
  const known = lines.get(key);
  lines.set(key, known ? { ...known, records: known.records + line.records } : line);
}

function keyOf({ ground, law, on, until }: Pick<PlanLine, 'ground' | 'law' | 'on' | 'until'>): string {
  return [ground, law, on, until].join('|');
}

function inOrder(one: PlanLine, other: PlanLine): number {
  const [a, b] = [one, other].map((line) => [line.category, line.until, line.on, line.ground].join('|'));
  return a! < b! ? -1 : Number(a! > b!);
}

/** Over what was decided, and not over counts, which change by the minute. */
function hashOf({ endAccount, categories }: ErasureScope, lines: readonly PlanLine[]): string {
  const fates = lines.map(({ category, strategy, ground, law, until }) =>
    JSON.stringify([category, strategy, ground, law, until]),
  );
  const scope = [endAccount, categories && categories.toSorted()];
  return sha256(JSON.stringify([scope, [...new Set(fates)].toSorted()])).toString('hex');
}
