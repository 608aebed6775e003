import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../foundation/clock';
import { InvalidToken, type TokenFault } from './access-token';
import type { KeySource } from './key-source';

const algorithms = ['ES256', 'EdDSA', 'RS256'];
const toleranceSeconds = 5;
const longestToken = 8192;

/** No token lives longer, so that an entry of the deny-list can end. */
export const longestLifeSeconds = 24 * 3600;

/** What a token must say of itself. */
export interface ClaimsExpectation {
  issuer: string;
  /** One of them is enough. */
  audience: string | string[];
  keys: KeySource;
  /** The `typ` of its header, which no other kind of token has (RFC 8725 3.11). */
  typ: string;
  requiredClaims: string[];
}

export interface SignedClaims {
  payload: JWTPayload;
  issuedAt: Date;
  expiresAt: Date;
}

/** The claims of a token of one issuer (RFC 8725): fixed algorithms, that issuer's keys alone, judged by our clock. */
export async function claimsOf(
  token: string,
  expected: ClaimsExpectation,
  clock: Clock,
): Promise<SignedClaims> {
  refuseExtensions(token);
  const now = clock.now();
  const payload = await payloadOf(token, expected, now);
  const { iat, exp } = payload;
  if (!isTime(iat) || !isTime(exp)) throw new InvalidToken('malformed');
  if (iat * 1000 > now.getTime() + toleranceSeconds * 1000) throw new InvalidToken('not-yet-valid');
  if (exp - iat > longestLifeSeconds) throw new InvalidToken('too-long-lived');
  return { payload, issuedAt: dateOf(iat), expiresAt: dateOf(exp) };
}

async function payloadOf(
  token: string,
  { keys, ...expected }: ClaimsExpectation,
  currentDate: Date,
): Promise<JWTPayload> {
  const options = { ...expected, algorithms, clockTolerance: toleranceSeconds, currentDate };
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    throw error instanceof errors.JOSEError ? new InvalidToken(faultOf(error)) : error;
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

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 255;
}

export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 1e11;
}

export function dateOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
