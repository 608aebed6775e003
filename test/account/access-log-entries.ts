import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from '../kit/visitor';

export interface Entry {
  at: string;
  actor: string;
  operation: string;
  ipAddress: string | null;
  browser: string | null;
  operatingSystem: string | null;
  referrer: string | null;
  exitPage: string | null;
}

export interface EntryPage {
  nodes: Entry[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** Reading the log leaves a trace too, under this name. */
const reading = 'Reading';

export const accessLogQuery = `query ${reading}($first: Int! = 100, $after: String, $from: DateTime, $to: DateTime) {
  me { accessLog(first: $first, after: $after, from: $from, to: $to) {
    nodes { at actor operation ipAddress browser operatingSystem referrer exitPage }
    pageInfo { hasNextPage endCursor }
  } }
}`;

export async function pageOf(visitor: Visitor, variables: object): Promise<EntryPage> {
  const { data, errors } = await visitor.ask(accessLogQuery, variables);
  expect(errors).toEqual([]);
  return data.me.accessLog;
}

/** What is in the visitor's log since an instant, but for these readings. */
export async function writtenSince(visitor: Visitor, from: Date): Promise<Entry[]> {
  const { nodes } = await pageOf(visitor, { from: from.toISOString() });
  return nodes.filter(({ operation }) => operation !== reading);
}

/** The same once everything that was asked up to now is in it. */
export async function entriesSince(visitor: Visitor, from: Date): Promise<Entry[]> {
  await visitor.ask('query Mark { me { id } }');
  for (;;) {
    const entries = await writtenSince(visitor, from);
    if (entries.some(({ operation }) => operation === 'Mark'))
      return entries.filter(({ operation }) => operation !== 'Mark');
    await sleep(50);
  }
}

export function operationsOf(entries: Entry[]): string[] {
  return entries.map(({ operation }) => operation).toSorted();
}
