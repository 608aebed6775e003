import { createHash } from 'node:crypto';
import type { Work } from '../../jobs';
import type { Vault } from '../../vault';
import type { ReadyPackage } from './data-package.entity';
import { chunkBytes, type PackageAttempt, type PackageStore, type Transactions } from './package-store';

/** Chunks that are written in one transaction. */
const chunksAtOnce = 8;

export interface WrittenContent {
  bytes: number;
  sha256: string;
}

/** Writes and reads the content of packages: in chunks, each encrypted under the person's key and bound to its place. */
export class PackageContent {
  constructor(
    private readonly store: PackageStore,
    private readonly vault: Pick<Vault, 'sealBytes' | 'openBytes'>,
  ) {}

  /** Keeps a stream; at no time more than a few chunks of it are in memory. */
  async write(work: Work, part: PackageAttempt, source: AsyncIterable<unknown>): Promise<WrittenContent> {
    const hash = createHash('sha256');
    let bytes = 0;
    let seq = 0;
    let boxes: Buffer[] = [];
    const flush = async () => {
      await this.store.append(work, part, seq - boxes.length, boxes);
      boxes = [];
    };
    for await (const chunk of inChunks(source)) {
      hash.update(chunk);
      bytes += chunk.length;
      boxes.push(await this.vault.sealBytes(addressOf(part, seq), chunk));
      seq += 1;
      if (boxes.length === chunksAtOnce) await flush();
    }
    if (boxes.length > 0) await flush();
    return { bytes, sha256: hash.digest('hex') };
  }

  /** The bytes from `start` to `end`, both counted; reads only the chunks that hold them. */
  async *read(source: ReadyPackage, start: number, end: number): AsyncGenerator<Buffer> {
    const part = { packageId: source.id, customerId: source.customerId, attempt: source.attempt };
    for (let seq = Math.floor(start / chunkBytes); seq * chunkBytes <= end; seq++) {
      const chunk = await this.open(part, seq);
      const offset = seq * chunkBytes;
      yield chunk.subarray(Math.max(0, start - offset), end + 1 - offset);
    }
  }

  /** Is anything kept of it? */
  isHeld(packageId: string): Promise<boolean> {
    return this.store.holds(packageId);
  }

  /** About how much of packages is written, each counted in whole chunks. */
  async bytesOf(packageIds: readonly string[]): Promise<Map<string, number>> {
    const chunks = await this.store.count(packageIds);
    return new Map([...chunks].map(([id, count]) => [id, count * chunkBytes]));
  }

  clear(work: Transactions, packageId: string): Promise<void> {
    return this.store.clear(work, packageId);
  }

  private async open(part: PackageAttempt, seq: number): Promise<Buffer> {
    const box = await this.store.read(part, seq);
    const chunk = box && (await this.vault.openBytes(addressOf(part, seq), box));
    if (!chunk) throw new Error(`Chunk ${seq} of package ${part.packageId} is gone.`);
    return chunk;
  }
}

function addressOf({ packageId, attempt, customerId: subject }: PackageAttempt, seq: number) {
  return {
    subject,
    rule: null,
    table: 'data_package_chunk',
    column: 'box',
    row: `${packageId}/${attempt}/${seq}`,
  };
}

/** The same bytes in pieces of the fixed size; the last one may be shorter. */
async function* inChunks(source: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let held = 0;
  for await (const piece of source as AsyncIterable<Buffer>) {
    rest.push(piece);
    held += piece.length;
    if (held < chunkBytes) continue;
    const bytes = Buffer.concat(rest);
    let at = 0;
    for (; held - at >= chunkBytes; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    rest = [bytes.subarray(at)];
    held -= at;
  }
  if (held > 0) yield Buffer.concat(rest);
}
