/** What a verified access token (RFC 9068) says about its holder. */
export interface AccessToken {
  issuer: string;
  subject: string;
  clientId: string;
  scopes: string[];
  /** The sign-in session at the issuer that the token belongs to. */
  sessionId: string | null;
  /** When the person last proved who they are (`auth_time`). */
  authenticatedAt: Date | null;
  roles: string[];
  issuedAt: Date;
  expiresAt: Date;
  tokenId: string;
}

/** Why a token was refused; stable, for logs and metrics. */
export type TokenFault =
  | 'malformed'
  | 'wrong-algorithm'
  | 'wrong-type'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'unknown-key'
  | 'bad-signature'
  | 'expired'
  | 'not-yet-valid'
  | 'missing-claim'
  | 'too-long-lived'
  | 'sender-constrained'
  | 'no-sign-out'
  | 'replayed'
  | 'revoked';

/** A token that was sent and is no good. Carries nothing of the token. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
  constructor(readonly reason: TokenFault) {
    super(`The token was refused: ${reason}.`);
  }
}

/** The issuer's keys cannot be had, so that no token can be judged at present. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
  constructor(readonly step: 'discovery' | 'keys') {
    super(`The issuer did not answer: ${step}.`);
  }
}
