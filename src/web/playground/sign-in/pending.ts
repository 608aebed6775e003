/** What a sign-in under way must remember while the browser is with the issuer. */
export interface Pending {
  state: string;
  nonce: string;
  verifier: string;
  /** Nobody was to be asked: it only looks whether a sign-in still stands. */
  isSilent: boolean;
}

const pendingKey = 'sign-in:pending';
const standingKey = 'sign-in:standing';

export function remember(pending: Pending): void {
  sessionStorage.setItem(pendingKey, JSON.stringify(pending));
}

/** Answers it once: whoever opens the answer's address again finds nothing. */
export function recall(): Pending | null {
  const stored = sessionStorage.getItem(pendingKey);
  sessionStorage.removeItem(pendingKey);
  return stored ? (JSON.parse(stored) as Pending) : null;
}

/** Whether somebody was signed in before this page was loaded anew. Tokens themselves are never stored. */
export const standing = {
  get: () => sessionStorage.getItem(standingKey) !== null,
  set: (stands: boolean) =>
    stands ? sessionStorage.setItem(standingKey, 'yes') : sessionStorage.removeItem(standingKey),
};
