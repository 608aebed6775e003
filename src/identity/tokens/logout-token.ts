import type { Clock } from '../../foundation/clock';
import { InvalidToken } from './access-token';
import type { KeySource } from './key-source';
import { claimsOf, isText } from './signed-claims';

/** What an issuer says when somebody signed out there (OpenID Connect Back-Channel Logout 1.0, 2.4). */
export interface LogoutToken {
  issuer: string;
  tokenId: string;
  expiresAt: Date;
  /** Null: all sessions of the subject. */
  sessionId: string | null;
  /** Null only where a session is named. */
  subject: string | null;
}

export interface LogoutExpectation {
  issuer: string;
  keys: KeySource;
  /** The clients that the issuer knows us by: it addresses the token to one of them. */
  clientIds: string[];
}

const event = 'http://schemas.openid.net/event/backchannel-logout';

/** Verifies sign-out tokens of one issuer (section 2.6). */
export class LogoutVerifier {
  constructor(
    private readonly expected: LogoutExpectation,
    private readonly clock: Clock,
  ) {}

  /** Throws InvalidToken for a bad token, IssuerUnavailable where the issuer's keys cannot be had. */
  async verify(token: string): Promise<LogoutToken> {
    const { clientIds: audience, ...expected } = this.expected;
    const requiredClaims = ['iss', 'aud', 'iat', 'exp', 'jti', 'events'];
    const plan = { ...expected, audience, typ: 'logout+jwt', requiredClaims };
    const { payload, expiresAt } = await claimsOf(token, plan, this.clock);
    // A nonce is what only an ID token has.
    if (!isSignOut(payload.events) || payload.nonce !== undefined) throw new InvalidToken('no-sign-out');
    const { iss, jti, sid = null, sub = null } = payload;
    if (!isText(iss) || !isText(jti) || !isTextOrNull(sid) || !isTextOrNull(sub))
      throw new InvalidToken('malformed');
    if (sid === null && sub === null) throw new InvalidToken('missing-claim');
    return { issuer: iss, tokenId: jti, expiresAt, sessionId: sid, subject: sub };
  }
}

function isSignOut(events: unknown): boolean {
  return isObject(events) && Object.hasOwn(events, event) && isObject(events[event]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}
