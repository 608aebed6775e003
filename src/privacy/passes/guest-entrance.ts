import type { Actor } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import type { Clock } from '../../foundation/clock';
import { refusal } from '../../foundation/refusal';
import type { RequestContext } from '../../graphql';
import type { GuestPass } from './guest-pass.entity';
import type { GuestPasses } from './guest-passes';

/** Lets in whoever shows a pass: what they read and do is the guest's, also where somebody is signed in. */
export class GuestEntrance {
  constructor(
    private readonly passes: GuestPasses,
    private readonly clock: Clock,
  ) {}

  /** The pass of a token, from now on good for what is read; null where there is none, or none that holds. */
  async admit(context: RequestContext, token: string): Promise<GuestPass | null> {
    const pass = await this.passes.find(token);
    if (!pass || pass.expiresAt <= this.clock.now()) return null;
    context.admitGuest(pass.requestId, pass);
    return pass;
  }

  /** The same for one that may be over, as long as it can be renewed. */
  async admitLate(context: RequestContext, token: string): Promise<GuestPass | null> {
    const pass = await this.passes.find(token);
    if (!pass || pass.renewableUntil <= this.clock.now()) return null;
    context.admitGuest(pass.requestId, pass);
    return pass;
  }
}

/** A change in the name of the guest who holds the pass; refuses where there is none. */
export function inNameOf(change: Change, pass: GuestPass | null): Change {
  if (pass) return { ...change, actor: guestOf(pass.requestId) };
  throw refusal('EXPIRED', ['guestToken'], {
    en: 'This link is not valid, or no longer; have a new one sent, or make the request again.',
    de: 'Dieser Link gilt nicht oder nicht mehr; lassen Sie sich einen neuen schicken oder stellen Sie den Antrag erneut.',
  });
}

function guestOf(requestId: string): Actor {
  return {
    role: 'GUEST',
    issuer: 'pass',
    subject: requestId,
    clientId: 'guest',
    scopes: [],
    customerId: null,
    staffId: null,
    staffName: null,
    ownRecordId: null,
    sessionId: null,
    authenticatedAt: null,
  };
}
