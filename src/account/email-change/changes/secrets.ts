import { randomInt } from 'node:crypto';
import { equalInTime, hmac, newToken } from '../../../foundation/cryptography';

const digits = 8;

/** Codes and tokens of changes: what is kept of them is a keyed hash. */
export class EmailChangeSecrets {
  constructor(
    private readonly key: Buffer,
    /** The page that undoes a change. */
    private readonly undoPage: string,
  ) {}

  newCode(): string {
    return String(randomInt(10 ** digits)).padStart(digits, '0');
  }

  /** Bound to the change: a code is good for no other. */
  codeHash(changeId: string, code: string): string {
    return hmac(this.key, 'code', changeId, code).toString('base64url');
  }

  /** Spaces and hyphens between the digits are nobody's mistake. */
  isCode(changeId: string, codeHash: string | null, typed: string): boolean {
    const given = this.codeHash(changeId, typed.replace(/[\s-]/g, ''));
    return codeHash !== null && equalInTime(Buffer.from(given), Buffer.from(codeHash));
  }

  newToken(): string {
    return newToken();
  }

  tokenHash(token: string): string {
    return hmac(this.key, 'token', token.trim()).toString('base64url');
  }

  /** Behind the `#` the token reaches no server's log. */
  undoLink(token: string): string {
    return `${this.undoPage}#${token}`;
  }
}
