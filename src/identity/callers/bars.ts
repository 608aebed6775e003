import type { Protection, ReplayedEntry } from '../../vault';
import type { RevokedSession } from './revoked-session.entity';

/** An entry of the deny-list as the protective ledger keeps it: by hashes, for as long as a token of it may come. */
export function protectionOf({ holderHash, issuedBefore, expiresAt }: RevokedSession): Protection {
  return {
    key: `barred:${holderHash}:${expiresAt.getTime()}`,
    kind: issuedBefore ? 'barred_subject' : 'barred_session',
    subject: null,
    codes: {
      holder: holderHash,
      issuedBefore: issuedBefore && issuedBefore.toISOString(),
      until: expiresAt.toISOString(),
    },
  };
}

export function revocationOf({ codes }: ReplayedEntry): RevokedSession {
  const { holder, issuedBefore, until } = codes;
  return {
    holderHash: String(holder),
    issuedBefore: issuedBefore === null ? null : new Date(String(issuedBefore)),
    expiresAt: new Date(String(until)),
  };
}
