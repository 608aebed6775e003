import { decrypt, encrypt } from '../foundation/cryptography';
import type { Position } from '../foundation/database';
import { failure } from './failures';

/** Opaque places in lists, bound to the list and to whose it is: in another's list they are no cursors. */
export class Cursors {
  constructor(private readonly key: Buffer) {}

  write(list: string, { value, id }: Position): string {
    return encrypt(this.key, Buffer.from(`${id}|${value}`), Buffer.from(list)).toString('base64url');
  }

  read(list: string, cursor: string): Position {
    try {
      const plain = decrypt(this.key, Buffer.from(cursor, 'base64url'), Buffer.from(list)).toString();
      const cut = plain.indexOf('|');
      return { id: plain.slice(0, cut), value: plain.slice(cut + 1) };
    } catch {
      throw failure('BAD_USER_INPUT', 'The argument "after" is no cursor of this list.');
    }
  }
}
