import type { Actor } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import type { Clock } from '../../foundation/clock';
import { refusal } from '../../foundation/refusal';
import type { RequestContext } from '../../graphql';
import { turnTo } from '../../processing';
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
    turnTo({ entrance: 'guest pass', purpose: 'rights' });
    context.admitGuest(pass.requestId, pass);
    return pass;
  }

  /** The same for one that may be over and can still be renewed: that one is good for nothing that is read. */
  async admitLate(context: RequestContext, token: string): Promise<GuestPass | null> {
    const pass = (await this.admit(context, token)) ?? (await this.passes.find(token));
    return pass && pass.renewableUntil > this.clock.now() ? pass : null;
  }
}

/** A change in the name of the guest who holds the pass; refuses where there is none. */
export function inNameOf(change: Change, pass: GuestPass | null): Change {
  if (pass) return asGuest(change, pass.requestId);
  throw refusal('EXPIRED', ['guestToken'], {
    en: 'This link is not valid, or no longer; have a new one sent, or make the request again.',
    de: 'Dieser Link gilt nicht oder nicht mehr; lassen Sie sich einen neuen schicken oder stellen Sie den Antrag erneut.',
  });
}

/** The guest of one request acts; of none while it is only being made. */
export function asGuest(change: Change, requestId: string): Change {
  return { ...change, actor: guestOf(requestId) };
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
