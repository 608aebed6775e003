import type { DataSource } from 'typeorm';
import type { Actor } from '../foundation/actor';
import type { Clock } from '../foundation/clock';
import type { ProtectiveLedger, Replayer, Replays, Vault } from '../vault';
import type { SessionBook, SignIns } from '../foundation/sign-ins';
import { CallerDirectory, DirectorySignIns, revocationOf, RevokedSessions } from './callers';
import { EmbeddedIssuer, issuerPath, type ProviderEvents } from './issuer';
import { BackchannelLogout } from './logout/backchannel-logout';
import type { SignInLimits } from './sign-in/sign-in-limits';
import { type KeySource, localKeys, LogoutVerifier, remoteKeys, TokenVerifier } from './tokens';

export interface ForeignIssuer {
  url: string;
  jwksUri: string | null;
  /** The clients that its sign-out tokens may be addressed to. */
  clientIds: string[];
}

export interface IdentityDeps {
  dataSource: DataSource;
  vault: Pick<Vault, 'index' | 'key' | 'secret'>;
  protective: Pick<ProtectiveLedger, 'record'>;
  clock: Clock;
  publicUrl: string;
  /** Null: the embedded issuer. */
  issuer: ForeignIssuer | null;
  audience: string;
  signInLimits: SignInLimits;
  sessions: SessionBook;
  events: ProviderEvents;
}

/** What the server knows callers by. */
export interface OpenedIdentity {
  verifier: TokenVerifier;
  callers: CallerDirectory;
  revoked: RevokedSessions;
  embedded: EmbeddedIssuer | null;
  signIns: SignIns;
  /** Where a foreign issuer tells of sign-outs. */
  logout: BackchannelLogout | null;
  /** Who sent this access token; throws InvalidToken or IssuerUnavailable. */
  callerOf: (token: string) => Promise<Actor>;
  /** Who was barred stays barred in a restored database. */
  replays: Replays;
  /** Removes what is past its time: ended sessions, deny-list entries. */
  sweep(): Promise<void>;
}

export async function openIdentity(deps: IdentityDeps): Promise<OpenedIdentity> {
  const { dataSource, clock, audience } = deps;
  const revoked = new RevokedSessions(dataSource, clock, deps.sessions, deps.protective);
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
    signIns: new DirectorySignIns(issuer, revoked, clock, embedded),
    logout: deps.issuer && openLogout(deps, deps.issuer, keys, revoked),
    callerOf: async (token) => callers.find(await verifier.verify(token)),
    replays: {
      barred_session: replayBar(deps, revoked, embedded),
      barred_subject: replayBar(deps, revoked, embedded),
    },
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

/** Restored with the database, an embedded issuer's sign-ins could found new sessions: it forgets them all. */
function replayBar(
  { clock }: IdentityDeps,
  revoked: RevokedSessions,
  embedded: EmbeddedIssuer | null,
): Replayer {
  return async (entry, change) => {
    const revocation = revocationOf(entry);
    if (revocation.expiresAt <= clock.now()) return;
    await change(async ({ manager }) => {
      await revoked.bar(revocation, manager);
      await embedded?.forgetEverybody(manager);
    });
  };
}

function openLogout(
  { dataSource, sessions, clock }: IdentityDeps,
  { url: issuer, clientIds }: ForeignIssuer,
  keys: KeySource,
  revoked: RevokedSessions,
): BackchannelLogout {
  const verifier = new LogoutVerifier({ issuer, keys, clientIds }, clock);
  return new BackchannelLogout({ dataSource, verifier, revoked, sessions, clock });
}

/** The identifier of the embedded issuer. */
export function issuerOf(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}${issuerPath}`;
}
