import { hmac } from '../../foundation/cryptography';
import type { Holder } from '../../foundation/sign-ins';
import type { Vault } from '../../vault';

/** Browser and operating system by their names alone: what a person calls a device, and no version. */
export interface Device {
  browser: string | null;
  operatingSystem: string | null;
}

/** Keyed hashes that sessions are found by. Unlike a blind index they tell upper from lower case: issuers do. */
export class SessionHashes {
  private readonly key: Buffer;

  constructor(vault: Pick<Vault, 'key'>) {
    this.key = vault.key('sessions');
  }

  session(issuer: string, sessionId: string): string {
    return this.hash('session', issuer, sessionId);
  }

  holder({ issuer, subject }: Holder): string {
    return this.hash('holder', issuer, subject);
  }

  /** The same device of two customers has two hashes. */
  device(customerId: string, { browser, operatingSystem }: Device): string {
    return this.hash('device', customerId, browser ?? '', operatingSystem ?? '');
  }

  private hash(...parts: string[]): string {
    return hmac(this.key, ...parts).toString('base64url');
  }
}
