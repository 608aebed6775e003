import { In, IsNull, Not } from 'typeorm';
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

/**
 * The first of the person's requests for a right that is still open: a further one is linked to it. One of which
 * nobody has proven who asks is nothing that another one could double.
 */
export async function findOpen(
  { manager }: Change,
  customerId: string,
  right: Right,
): Promise<string | null> {
  const open = { customerId, right, state: In([...openStates]) };
  const first = await manager.findOne(RightsRequest, {
    select: { id: true },
    where: [
      { ...open, channel: Not(IntakeChannel.WEB_FORM) },
      { ...open, verifiedAt: Not(IsNull()) },
    ],
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  return first?.id ?? null;
}
