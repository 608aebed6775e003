import type { Clock } from '../foundation/clock';
import { equalInTime, hmac } from '../foundation/cryptography';
import type { Vault } from '../vault';
import type { DownloadKind } from './download';

const validForSeconds = 300;
const form = /^([0-9a-f-]{36})\.([0-9a-z]{1,9})\.([\w-]{43})$/;

/** Short-lived links. A link is its own permission, so that it names nothing but the file. */
export class DownloadLinks {
  private readonly key: Buffer;

  constructor(
    vault: Pick<Vault, 'key'>,
    private readonly publicUrl: string,
    private readonly clock: Clock,
  ) {
    this.key = vault.key('downloads');
  }

  /** A link that is good for five minutes. */
  mint(kind: DownloadKind, id: string): string {
    const bare = id.slice(kind.prefix.length + 1);
    const until = (Math.floor(this.clock.now().getTime() / 1000) + validForSeconds).toString(36);
    const mac = this.macOf(kind, bare, until);
    return `${this.publicUrl}/downloads/${kind.path}/${bare}.${until}.${mac}`;
  }

  /** The id that a link is about; null for a token that is forged, over, or of another kind. */
  read(kind: DownloadKind, token: string): string | null {
    const [, bare = '', until = '', mac = ''] = form.exec(token) ?? [];
    const isOurs = equalInTime(Buffer.from(mac), Buffer.from(this.macOf(kind, bare, until)));
    const isOver = Number.parseInt(until, 36) * 1000 <= this.clock.now().getTime();
    return isOurs && !isOver ? `${kind.prefix}_${bare}` : null;
  }

  private macOf({ path }: DownloadKind, bare: string, until: string): string {
    return hmac(this.key, path, bare, until).toString('base64url');
  }
}
