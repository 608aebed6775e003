import { Between, type DataSource, In } from 'typeorm';
import type { Work } from '../../jobs';
import { DataPackageChunk } from './data-package-chunk.entity';
import type { PackageAttempt, PackageStore, Transactions } from './package-store';

const rowsAtOnce = 100;

/** Chunks as rows: every node of a cluster reads them. */
export class DatabaseStore implements PackageStore {
  constructor(private readonly database: DataSource) {}

  async append(work: Work, part: PackageAttempt, firstSeq: number, boxes: readonly Buffer[]): Promise<void> {
    const rows = boxes.map((box, i) => ({ ...part, seq: firstSeq + i, box }));
    await work.change(async ({ manager }) => {
      await manager.insert(DataPackageChunk, rows);
    });
  }

  async read({ packageId, attempt, customerId }: PackageAttempt, seq: number): Promise<Buffer | null> {
    const row = await this.database.manager.findOneBy(DataPackageChunk, {
      packageId,
      attempt,
      customerId,
      seq,
    });
    return row?.box ?? null;
  }

  holds(packageId: string): Promise<boolean> {
    return this.database.manager.existsBy(DataPackageChunk, { packageId });
  }

  async count(packageIds: readonly string[]): Promise<Map<string, number>> {
    const counted = await this.database.manager
      .createQueryBuilder(DataPackageChunk, 'chunk')
      .select('chunk.packageId', 'id')
      .addSelect('COUNT(*)', 'chunks')
      .where({ packageId: In([...packageIds]) })
      .groupBy('chunk.packageId')
      .getRawMany<{ id: string; chunks: number | string }>();
    return new Map(counted.map(({ id, chunks }) => [id, Number(chunks)]));
  }

  async clear(work: Transactions, packageId: string): Promise<void> {
    for (;;) {
      const [first] = await this.database.manager.find(DataPackageChunk, {
        select: { packageId: true, attempt: true, seq: true },
        where: { packageId },
        order: { attempt: 'ASC', seq: 'ASC' },
        take: 1,
      });
      if (!first) return;
      const { attempt, seq } = first;
      await work.change(async ({ manager }) => {
        await manager.delete(DataPackageChunk, {
          packageId,
          attempt,
          seq: Between(seq, seq + rowsAtOnce - 1),
        });
      });
    }
  }
}
