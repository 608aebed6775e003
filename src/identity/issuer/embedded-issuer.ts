import type { ClientMetadata, Provider } from 'oidc-provider';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import type { Vault } from '../../vault';
import type { RevokedSessions } from '../callers';
import type { SignInLimits } from '../sign-in/sign-in-limits';
import { firstPartyClients, serviceClientId } from './clients';
import { IssuerAccounts } from './accounts/issuer-accounts';
import { openProvider, type ProviderEvents } from './open-provider';
import {
  endSessionsOf,
  forgetEverybody,
  forgetSession,
  forgetSessionsOf,
  sessionsOf,
  sweepRecords,
} from './state/endings';
import type { IssuerStore } from './state/record-adapter';
import { openSigningKey, type SigningKey } from './minting/signing-key';
import { TokenMint } from './minting/token-mint';

export interface EmbeddedIssuerParts {
  /** The issuer's identifier, below the public address. */
  issuer: string;
  audience: string;
  publicUrl: string;
  dataSource: DataSource;
  vault: Pick<Vault, 'index' | 'key' | 'secret'>;
  revoked: RevokedSessions;
  limits: SignInLimits;
  events: ProviderEvents;
  clock: Clock;
}

/** The OpenID provider that runs in our own process, for one machine. */
export class EmbeddedIssuer {
  readonly accounts: IssuerAccounts;
  readonly mint: TokenMint;
  readonly clients: ClientMetadata[];
  /** The client that speaks for itself, with its secret: the same after each restart. */
  readonly serviceClient: { id: string; secret: string };
  private readonly store: IssuerStore;

  private constructor(
    private readonly parts: EmbeddedIssuerParts,
    private readonly signingKey: SigningKey,
  ) {
    const { issuer, audience, dataSource, vault, revoked, clock } = parts;
    this.accounts = new IssuerAccounts(dataSource, vault, clock);
    this.mint = new TokenMint({ issuer, audience, signingKey, accounts: this.accounts, clock });
    this.serviceClient = {
      id: serviceClientId,
      secret: vault.key('issuer client service').toString('base64url'),
    };
    this.clients = firstPartyClients(parts.publicUrl, this.serviceClient.secret);
    this.store = { issuer, dataSource, key: vault.key('issuer records'), revoked, clock };
  }

  static async open(parts: EmbeddedIssuerParts): Promise<EmbeddedIssuer> {
    return new EmbeddedIssuer(parts, await openSigningKey(parts.vault));
  }

  get publicKeys() {
    return [this.signingKey.public];
  }

  get limits(): SignInLimits {
    return this.parts.limits;
  }

  readonly addressKey = (network: string): string => this.parts.vault.index('sign_in', 'address', network);

  /** The protocol's endpoints; the provider's code is read only here. */
  provider(): Provider {
    const { issuer, audience, vault, events } = this.parts;
    const { accounts, clients, signingKey } = this;
    const cookieKey = vault.key('issuer cookies');
    const path = new URL(issuer).pathname;
    return openProvider({ audience, path, accounts, clients, signingKey, cookieKey }, this.store, events);
  }

  /** Signs an account out everywhere: sessions, refresh tokens, and within 5 s the access tokens. */
  endSessionsOf(subject: string): Promise<void> {
    return endSessionsOf(subject, this.store);
  }

  /** The sessions of an account, each by the `sid` of its access tokens. */
  sessionsOf(subject: string, manager: EntityManager): Promise<string[]> {
    return sessionsOf(subject, this.store, manager);
  }

  /** Ends one session and its refresh tokens, in the caller's transaction; the deny-list is the caller's. */
  forgetSession(sessionId: string, kept: string | null, manager: EntityManager): Promise<void> {
    return forgetSession(sessionId, kept, this.store, manager);
  }

  /** The part of signing out everywhere that lies in the database, in the caller's transaction; the deny-list is the caller's too. */
  forgetSessionsOf(subject: string, manager: EntityManager): Promise<void> {
    return forgetSessionsOf(subject, manager);
  }

  /** Signs everybody out of the issuer: nobody renews a session or begins one without a password. */
  forgetEverybody(manager: EntityManager): Promise<void> {
    return forgetEverybody(manager);
  }

  sweep(): Promise<void> {
    return sweepRecords(this.store);
  }
}
