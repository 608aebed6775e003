import type { DataSource } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { StartRefused } from '../../foundation/start-refused';
import { asSystem } from '../../foundation/system-change';
import type { Codes, ProtectiveKind } from './kinds';
import { floorOf, outermostOf, placedAmong, raiseFloor } from './position';
import type { ProtectiveEntry } from './protective-entry.entity';
import { place, type ProtectiveLedger } from './protective-ledger';
import type { ReplayChange, ReplayedEntry, Replayer, Replays } from './replays';

const page = 500;

/** How many entries of each kind were replayed. */
export type ReplayCounts = Partial<Record<ProtectiveKind, number>>;

interface CatchUpParts {
  database: DataSource;
  clock: Clock;
  protective: ProtectiveLedger;
  /** The customers behind these pseudonyms, as far as they are known. */
  subjectsBehind: (pseudonyms: ReadonlySet<string>) => Promise<ReadonlyMap<string, string>>;
  replays: readonly Replays[];
}

/**
 * Brings the main database to where the protective ledger is, in the ledger's order, before anybody is served.
 * After a kill it goes on where it was. Refuses to start where the ledger is older than the main database, or holds
 * what nobody replays.
 */
export async function catchUp(parts: CatchUpParts): Promise<ReplayCounts> {
  const { database, protective } = parts;
  await refuseOlderLedger(database, protective);
  const replayers = replayersOf(parts.replays);
  const counts: ReplayCounts = {};
  const floor = await floorOf(database.manager);
  const takenBack = await protective.takenBackSince(floor);
  let reached: ProtectiveEntry | null = null;
  for (;;) {
    const entries: ProtectiveEntry[] = await protective.since(reached?.seq ?? floor, page);
    if (entries.length === 0) break;
    const missing = (await missingAmong(database, entries)).filter(
      ({ seq, kind }) => kind !== 'taken_back' && !takenBack.has(seq),
    );
    refuseUnknown(missing, replayers);
    await replayAll(parts, missing, replayers, counts);
    reached = entries.at(-1)!;
  }
  if (reached) await raiseFloor(database.manager, reached);
  return counts;
}

async function refuseOlderLedger(database: DataSource, protective: ProtectiveLedger): Promise<void> {
  for (const { seq, key } of await outermostOf(database.manager)) {
    const entry = await protective.at(seq);
    // A floor of before there were keys with it has none.
    if (entry && (key === '' || entry.key === key)) continue;
    throw new StartRefused(
      `The vault is older than the main database, or another one's: its protective ledger lacks entry ${seq}. ` +
        'Put back the newest vault; an older one would bring back keys that were destroyed.',
    );
  }
}

function replayersOf(replays: readonly Replays[]): ReadonlyMap<ProtectiveKind, Replayer> {
  const replayers = new Map<ProtectiveKind, Replayer>();
  for (const [kind, replayer] of replays.flatMap((each) => Object.entries(each))) {
    if (replayers.has(kind as ProtectiveKind)) throw new Error(`Two doors replay entries of kind ${kind}.`);
    replayers.set(kind as ProtectiveKind, replayer);
  }
  return replayers;
}

async function missingAmong(
  { manager }: DataSource,
  entries: readonly ProtectiveEntry[],
): Promise<ProtectiveEntry[]> {
  const placed = await placedAmong(
    manager,
    entries.map(({ seq }) => seq),
  );
  return entries.filter(({ seq }) => !placed.has(seq));
}

function refuseUnknown(
  missing: readonly ProtectiveEntry[],
  replayers: ReadonlyMap<ProtectiveKind, Replayer>,
): void {
  const unknown = new Set(missing.map(({ kind }) => kind).filter((kind) => !replayers.has(kind)));
  if (unknown.size > 0)
    throw new StartRefused(
      `The main database lacks entries of the protective ledger that this version cannot replay (${[...unknown].join(', ')}): start the version that wrote them.`,
    );
}

async function replayAll(
  { database, clock, subjectsBehind }: CatchUpParts,
  missing: readonly ProtectiveEntry[],
  replayers: ReadonlyMap<ProtectiveKind, Replayer>,
  counts: ReplayCounts,
): Promise<void> {
  if (missing.length === 0) return;
  const pseudonyms = missing.flatMap(({ subject }) => subject ?? []);
  const subjects = await subjectsBehind(new Set(pseudonyms));
  const change: ReplayChange = (effect) => asSystem(database, clock, effect);
  for (const entry of missing) {
    await replayers.get(entry.kind)!(toldOf(entry, subjects), change);
    await change(({ manager }) => place(manager, entry));
    counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
  }
}

function toldOf(
  { key, kind, subject, codes, at }: ProtectiveEntry,
  subjects: ReadonlyMap<string, string>,
): ReplayedEntry {
  return {
    key,
    kind,
    subject: subject === null ? null : (subjects.get(subject) ?? null),
    codes: JSON.parse(codes) as Codes,
    at,
  };
}
