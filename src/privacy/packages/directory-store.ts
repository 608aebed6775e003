import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Work } from '../../jobs';
import { boxBytes, type PackageAttempt, type PackageStore, type Transactions } from './package-store';

/** Chunks one after the other in a file for each attempt, for one machine. */
export class DirectoryStore implements PackageStore {
  constructor(private readonly folder: string) {}

  async append(work: Work, part: PackageAttempt, firstSeq: number, boxes: readonly Buffer[]): Promise<void> {
    await work.beat();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.fileOf(part), firstSeq === 0 ? 'w' : 'r+', 0o600);
    try {
      const bytes = Buffer.concat(boxes);
      await file.write(bytes, 0, bytes.length, firstSeq * boxBytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async read(part: PackageAttempt, seq: number): Promise<Buffer | null> {
    const file = await open(this.fileOf(part), 'r').catch(nullIfMissing);
    if (!file) return null;
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(boxBytes), 0, boxBytes, seq * boxBytes);
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async holds(packageId: string): Promise<boolean> {
    return (await this.namesOf(packageId)).length > 0;
  }

  async count(packageIds: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const name of (await readdir(this.folder).catch(nullIfMissing)) ?? []) {
      const id = name.slice(0, name.indexOf('.'));
      if (!packageIds.includes(id)) continue;
      const size = (await stat(join(this.folder, name)).catch(nullIfMissing))?.size ?? 0;
      counts.set(id, (counts.get(id) ?? 0) + Math.ceil(size / boxBytes));
    }
    return counts;
  }

  async clear(work: Transactions, packageId: string): Promise<void> {
    await work.beat();
    const own = await this.namesOf(packageId);
    await Promise.all(own.map((name) => rm(join(this.folder, name), { force: true })));
  }

  private async namesOf(packageId: string): Promise<string[]> {
    const names = (await readdir(this.folder).catch(nullIfMissing)) ?? [];
    return names.filter((name) => name.startsWith(`${packageId}.`));
  }

  private fileOf({ packageId, attempt }: PackageAttempt): string {
    return join(this.folder, `${packageId}.${attempt}`);
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
