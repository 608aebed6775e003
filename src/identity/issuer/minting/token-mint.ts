import { importJWK, type JWTPayload, SignJWT } from 'jose';
import type { Clock } from '../../../foundation/clock';
import { newToken } from '../../../foundation/cryptography';
import { apiScopes, serviceClientId } from '../clients';
import { type IssuerAccounts, rolesOf } from '../accounts/issuer-accounts';
import { signingAlgorithm, type SigningKey } from './signing-key';
import { accessTokenSeconds, serviceRoles } from './token-terms';

export interface MintPlan {
  issuer: string;
  audience: string;
  signingKey: SigningKey;
  accounts: IssuerAccounts;
  clock: Clock;
}

export interface MintRequest {
  accountEmail: string;
  /** How long ago the person is said to have signed in, in seconds. */
  authAgeSeconds?: number;
}

/** Makes access tokens as a sign-in would, without one: for the `token` command and the tests. */
export class TokenMint {
  constructor(private readonly plan: MintPlan) {}

  /** Throws where nobody has the address. */
  async mintToken({ accountEmail, authAgeSeconds = 0 }: MintRequest): Promise<string> {
    const account = await this.plan.accounts.findByEmail(accountEmail);
    if (!account) throw new Error('No account of the embedded issuer has this e-mail address.');
    return this.sign(account.id, {
      client_id: 'playground',
      scope: apiScopes.person,
      auth_time: this.now() - authAgeSeconds,
      sid: newToken(),
      roles: rolesOf(account),
    });
  }

  mintServiceToken(): Promise<string> {
    return this.sign(serviceClientId, {
      client_id: serviceClientId,
      scope: apiScopes.service,
      roles: serviceRoles,
    });
  }

  private async sign(subject: string, claims: JWTPayload): Promise<string> {
    const { issuer, audience, signingKey } = this.plan;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: signingAlgorithm, typ: 'at+jwt', kid: signingKey.private.kid })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setJti(newToken())
      .setIssuedAt(this.now())
      .setExpirationTime(this.now() + accessTokenSeconds)
      .sign(await importJWK(signingKey.private, signingAlgorithm));
  }

  private now(): number {
    return Math.floor(this.plan.clock.now().getTime() / 1000);
  }
}
