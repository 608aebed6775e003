import type { Actor } from '../../../foundation/actor';
import { groupedBy } from '../../../foundation/database';
import type { Device } from '../session-hashes';

/** A request of a customer, as far as it tells of the sign-in that it was made with. */
export interface Sighting {
  customerId: string;
  actor: Actor & { sessionId: string };
  at: Date;
  ipAddress: string | null;
  browser: string | null;
  operatingSystem: string | null;
  device: Device;
}

/** The sightings of one session, oldest first. */
export interface Visit {
  sessionHash: string;
  customerId: string;
  sightings: Sighting[];
  first: Sighting;
  last: Sighting;
}

/** By session, in the order in which they began. */
export function visitsOf(
  sightings: readonly Sighting[],
  hashOf: (issuer: string, sessionId: string) => string,
): Visit[] {
  const keyed = sightings
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map((sighting) => {
      const { customerId, actor } = sighting;
      return { sighting, customerId, sessionHash: hashOf(actor.issuer, actor.sessionId) };
    });
  return [...groupedBy(keyed, keyOf).values()].map((group) => {
    const { sessionHash, customerId } = group[0]!;
    const seen = group.map(({ sighting }) => sighting);
    return { sessionHash, customerId, sightings: seen, first: seen[0]!, last: seen.at(-1)! };
  });
}

/** Names a session of a customer: an issuer may let two people have one after the other. */
export function keyOf({ sessionHash, customerId }: { sessionHash: string; customerId: string }): string {
  return `${sessionHash}|${customerId}`;
}

export function isOf(key: string, customerId: string): boolean {
  return key.endsWith(`|${customerId}`);
}
