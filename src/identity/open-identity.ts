import type { DataSource } from 'typeorm';
import type { Actor } from '../foundation/actor';
import type { Clock } from '../foundation/clock';
import type { Vault } from '../vault';
import type { SignIns } from '../foundation/sign-ins';
import { CallerDirectory, DirectorySignIns, RevokedSessions } from './callers';
import { EmbeddedIssuer, issuerPath, type ProviderEvents } from './issuer';
import type { SignInLimits } from './sign-in/sign-in-limits';
import { localKeys, remoteKeys, TokenVerifier } from './tokens';

export interface IdentityDeps {
  dataSource: DataSource;
  vault: Pick<Vault, 'index' | 'key' | 'secret'>;
  clock: Clock;
  publicUrl: string;
  /** Null: the embedded issuer. */
  issuer: { url: string; jwksUri: string | null } | null;
  audience: string;
  signInLimits: SignInLimits;
  events: ProviderEvents;
}

/** What the server knows callers by. */
export interface OpenedIdentity {
  verifier: TokenVerifier;
  callers: CallerDirectory;
  revoked: RevokedSessions;
  embedded: EmbeddedIssuer | null;
  signIns: SignIns;
  /** Who sent this access token; throws InvalidToken or IssuerUnavailable. */
  callerOf: (token: string) => Promise<Actor>;
  /** Removes what is past its time: ended sessions, deny-list entries. */
  sweep(): Promise<void>;
}

export async function openIdentity(deps: IdentityDeps): Promise<OpenedIdentity> {
  const { dataSource, clock, audience } = deps;
  const revoked = new RevokedSessions(dataSource, clock);
  const callers = new CallerDirectory(dataSource, revoked, clock);
  const embedded = deps.issuer ? null : await openEmbedded(deps, revoked);
  const issuer = deps.issuer?.url ?? issuerOf(deps.publicUrl);
  const keys = embedded ? localKeys(embedded.publicKeys) : remoteKeys(issuer, deps.issuer?.jwksUri ?? null);
  const verifier = new TokenVerifier({ issuer, audience, keys }, clock);
  return {
    verifier,
    callers,
    revoked,
    embedded,
    signIns: new DirectorySignIns(
      issuer,
      revoked,
      clock,
      async (subject, manager) => embedded?.forgetSessionsOf(subject, manager),
      embedded?.accounts ?? null,
    ),
    callerOf: async (token) => callers.find(await verifier.verify(token)),
    sweep: async () => {
      await revoked.sweep();
      await embedded?.sweep();
    },
  };
}

function openEmbedded(deps: IdentityDeps, revoked: RevokedSessions): Promise<EmbeddedIssuer> {
  const { publicUrl, audience, dataSource, vault, clock, events, signInLimits: limits } = deps;
  return EmbeddedIssuer.open({
    issuer: issuerOf(publicUrl),
    publicUrl,
    audience,
    dataSource,
    vault,
    clock,
    events,
    revoked,
    limits,
  });
}

/** The identifier of the embedded issuer. */
export function issuerOf(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}${issuerPath}`;
}
