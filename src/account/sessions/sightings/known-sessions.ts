import { type EntityManager, In } from 'typeorm';
import { Session } from '../session.entity';
import { isOf, keyOf, type Visit } from './sighting';

export interface KnownSession {
  id: string;
  lastSeenAt: Date;
}

const atMost = 10_000;

/** The sessions that were seen lately, so that a request of one of them costs no statement. */
export class KnownSessions {
  private readonly held = new Map<string, KnownSession>();

  /** Those of the visits that have a row: from memory, the others by one statement. */
  async of(manager: EntityManager, visits: readonly Visit[]): Promise<Map<string, KnownSession>> {
    const unknown = visits.filter((visit) => !this.held.has(keyOf(visit)));
    const rows = unknown.length > 0 ? await find(manager, unknown) : [];
    for (const row of rows) this.remember(keyOf(row), row);
    const known = visits.map((visit) => [keyOf(visit), this.held.get(keyOf(visit))] as const);
    return new Map(known.filter((each): each is [string, KnownSession] => each[1] !== undefined));
  }

  remember(key: string, { id, lastSeenAt }: KnownSession): void {
    this.held.delete(key);
    if (this.held.size >= atMost) this.held.delete(this.held.keys().next().value!);
    this.held.set(key, { id, lastSeenAt });
  }

  forget(key: string): void {
    this.held.delete(key);
  }

  forgetAllOf(customerId: string): void {
    for (const key of this.held.keys()) if (isOf(key, customerId)) this.held.delete(key);
  }
}

function find(manager: EntityManager, visits: readonly Visit[]): Promise<Session[]> {
  return manager.find(Session, {
    select: { id: true, customerId: true, sessionHash: true, lastSeenAt: true },
    where: { sessionHash: In(visits.map(({ sessionHash }) => sessionHash)) },
  });
}
