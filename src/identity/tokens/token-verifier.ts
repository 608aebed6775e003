import type { Clock } from '../../foundation/clock';
import { type AccessToken, InvalidToken } from './access-token';
import type { KeySource } from './key-source';
import { claimsOf, dateOf, isText, isTime, type SignedClaims } from './signed-claims';

export interface TokenExpectation {
  issuer: string;
  audience: string;
  keys: KeySource;
}

/** Verifies access tokens of one issuer (RFC 9068). */
export class TokenVerifier {
  constructor(
    private readonly expected: TokenExpectation,
    private readonly clock: Clock,
  ) {}

  /** Throws InvalidToken for a bad token, IssuerUnavailable where the issuer's keys cannot be had. */
  async verify(token: string): Promise<AccessToken> {
    const requiredClaims = ['iss', 'sub', 'aud', 'exp', 'iat', 'client_id', 'jti'];
    return readClaims(await claimsOf(token, { ...this.expected, typ: 'at+jwt', requiredClaims }, this.clock));
  }
}

function readClaims({ payload, issuedAt, expiresAt }: SignedClaims): AccessToken {
  const { iss, sub, client_id: clientId, jti } = payload;
  if (!isText(iss) || !isText(sub) || !isText(clientId) || !isText(jti)) throw new InvalidToken('malformed');
  // RFC 9449: a token bound to a key is worth nothing without the proof, which we do not take.
  if (payload.cnf !== undefined) throw new InvalidToken('sender-constrained');
  return {
    issuer: iss,
    subject: sub,
    clientId,
    scopes: typeof payload.scope === 'string' ? payload.scope.split(' ').filter(Boolean) : [],
    sessionId: isText(payload.sid) ? payload.sid : null,
    authenticatedAt: isTime(payload.auth_time) ? dateOf(payload.auth_time) : null,
    roles: Array.isArray(payload.roles) ? payload.roles.filter(isText) : [],
    issuedAt,
    expiresAt,
    tokenId: jti,
  };
}
