import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

export interface ListedSession {
  id: string;
  client: string;
  startedAt: string;
  lastSeenAt: string;
  ipAddress: string | null;
  browser: string | null;
  operatingSystem: string | null;
  current: boolean;
  endedAt: string | null;
  endReason: string | null;
}

const fields = 'id client startedAt lastSeenAt ipAddress browser operatingSystem current endedAt endReason';
export const sessionsQuery = `query Sessions($first: Int! = 100, $after: String) {
  me { sessions(first: $first, after: $after) {
    nodes { ${fields} }
    totalCount
    pageInfo { hasNextPage endCursor }
  } }
}`;

/** What the visitor sees of the own sessions, once the present one is among them. */
export async function sessionsOf(
  visitor: Visitor,
  headers: Record<string, string> = {},
): Promise<ListedSession[]> {
  let seen: ListedSession[] = [];
  await until(async () => {
    const { data, errors } = await visitor.ask(sessionsQuery, {}, headers);
    expect(errors).toEqual([]);
    seen = data.me.sessions.nodes;
    const isThere = seen.some(({ current }) => current);
    // Each look is an entry of the log itself.
    if (!isThere) await sleep(50);
    return isThere;
  });
  return seen;
}

/** The session that the visitor's token belongs to. */
export async function currentOf(
  visitor: Visitor,
  headers: Record<string, string> = {},
): Promise<ListedSession> {
  return (await sessionsOf(visitor, headers)).find(({ current }) => current)!;
}
