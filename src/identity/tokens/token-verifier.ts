import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../foundation/clock';
import { type AccessToken, InvalidToken, type TokenFault } from './access-token';
import type { KeySource } from './key-source';

const algorithms = ['ES256', 'EdDSA', 'RS256'];
const toleranceSeconds = 5;
const longestToken = 8192;

/** No access token lives longer, so that an entry of the deny-list can end. */
export const longestLifeSeconds = 24 * 3600;

export interface TokenExpectation {
  issuer: string;
  audience: string;
  keys: KeySource;
}

/** Verifies access tokens of one issuer (RFC 9068, RFC 8725): fixed algorithms, that issuer's keys alone. */
export class TokenVerifier {
  constructor(
    private readonly expected: TokenExpectation,
    private readonly clock: Clock,
  ) {}

  /** Throws InvalidToken for a bad token, IssuerUnavailable where the issuer's keys cannot be had. */
  async verify(token: string): Promise<AccessToken> {
    refuseExtensions(token);
    return readClaims(await this.payloadOf(token), this.clock.now());
  }

  private async payloadOf(token: string): Promise<JWTPayload> {
    const { issuer, audience, keys } = this.expected;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms,
        issuer,
        audience,
        typ: 'at+jwt',
        requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'client_id', 'jti'],
        clockTolerance: toleranceSeconds,
        currentDate: this.clock.now(),
      });
      return payload;
    } catch (error) {
      throw error instanceof errors.JOSEError ? new InvalidToken(faultOf(error)) : error;
    }
  }
}

function refuseExtensions(token: string): void {
  if (token.length > longestToken) throw new InvalidToken('malformed');
  let header: object;
  try {
    header = decodeProtectedHeader(token);
  } catch {
    throw new InvalidToken('malformed');
  }
  if ('crit' in header) throw new InvalidToken('malformed');
}

const claimFaults: Record<string, TokenFault> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  typ: 'wrong-type',
  nbf: 'not-yet-valid',
};

function faultOf(error: errors.JOSEError): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing' && error.claim !== 'typ') return 'missing-claim';
    return claimFaults[error.claim] ?? 'malformed';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'wrong-algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad-signature';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'unknown-key';
  return 'malformed';
}

function readClaims(payload: JWTPayload, now: Date): AccessToken {
  const { iss, sub, client_id: clientId, jti, iat, exp } = payload;
  if (!isText(iss) || !isText(sub) || !isText(clientId) || !isText(jti) || !isTime(iat) || !isTime(exp))
    throw new InvalidToken('malformed');
  // RFC 9449: a token bound to a key is worth nothing without the proof, which we do not take.
  if (payload.cnf !== undefined) throw new InvalidToken('sender-constrained');
  if (iat * 1000 > now.getTime() + toleranceSeconds * 1000) throw new InvalidToken('not-yet-valid');
  if (exp - iat > longestLifeSeconds) throw new InvalidToken('too-long-lived');
  return {
    issuer: iss,
    subject: sub,
    clientId,
    scopes: typeof payload.scope === 'string' ? payload.scope.split(' ').filter(Boolean) : [],
    sessionId: isText(payload.sid) ? payload.sid : null,
    authenticatedAt: isTime(payload.auth_time) ? dateOf(payload.auth_time) : null,
    roles: Array.isArray(payload.roles) ? payload.roles.filter(isText) : [],
    issuedAt: dateOf(iat),
    expiresAt: dateOf(exp),
    tokenId: jti,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 255;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 1e11;
}

function dateOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
