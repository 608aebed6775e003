import { In } from 'typeorm';
import { type Actor, isFresh } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates } from '../requests/transitions';
import { IntakeChannel, type Right } from '../requests/vocabulary';

/** By which of our clients a signed-in person asks. */
export function channelOf(actor: Actor | null): IntakeChannel {
  return actor?.clientId === 'mobile' ? IntakeChannel.MOBILE : IntakeChannel.PORTAL;
}

/** When a signed-in person proved who they are; null where the sign-in is not fresh enough to tell. */
export function provenAt({ actor, at }: Change): Date | null {
  return actor && isFresh(actor, at) ? at : null;
}

/** The first of the person's requests for a right that is still open: a further one is linked to it. */
export async function findOpen(
  { manager }: Change,
  customerId: string,
  right: Right,
): Promise<string | null> {
  const open = await manager.findOne(RightsRequest, {
    select: { id: true },
    where: { customerId, right, state: In([...openStates]) },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  return open?.id ?? null;
}
