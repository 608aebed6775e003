import { equalInTime, hmac } from '../../foundation/cryptography';

const macLength = 24;

/** References that carry all there is to know, so that nothing is stored: any node, after any restart, reads them. */
export class SandboxSeal {
  constructor(private readonly key: Buffer) {}

  /** `prefix.content.mac`, bound to somebody who is not named in it. */
  issue(prefix: string, content: object, bearer = ''): string {
    const body = Buffer.from(JSON.stringify(content)).toString('base64url');
    return [prefix, body, this.macOf(prefix, body, bearer).toString('base64url')].join('.');
  }

  /** Null for what this key did not issue to this bearer. */
  read(prefix: string, reference: string, bearer = ''): unknown {
    const [said, body, mac, ...rest] = reference.split('.');
    if (said !== prefix || !body || !mac || rest.length > 0) return null;
    if (!equalInTime(Buffer.from(mac, 'base64url'), this.macOf(prefix, body, bearer))) return null;
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  }

  /** The same for the same parts, and nothing else to anybody without the key. */
  digest(...parts: string[]): string {
    return hmac(this.key, 'digest', ...parts)
      .subarray(0, macLength)
      .toString('base64url');
  }

  private macOf(prefix: string, body: string, bearer: string): Buffer {
    return hmac(this.key, 'seal', prefix, body, bearer).subarray(0, macLength);
  }
}
