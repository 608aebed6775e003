import type { DataSource } from 'typeorm';
import type { Download, Downloads } from '../../downloads';
import type { Clock } from '../../foundation/clock';
import { inTransaction } from '../../foundation/database';
import type { Ledger } from '../../ledger';
import { DataPackage, isExpired, isReady } from '../packages/data-package.entity';
import type { PackageContent } from '../packages/package-content';
import type { Packages } from '../packages/packages';
import { RightsRequest } from '../requests/rights-request.entity';

export const packageKind = { path: 'packages', prefix: 'pkg', purpose: 'package' } as const;

/** Packages behind their download links. */
export class PackageDownloads implements Downloads {
  readonly kind = packageKind;

  constructor(
    private readonly database: DataSource,
    private readonly packages: Packages,
    private readonly content: PackageContent,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Download | 'MISSING' | 'EXPIRED'> {
    const found = await this.packages.find(id);
    if (!found || !isReady(found)) return 'MISSING';
    if (isExpired(found, this.clock.now())) return 'EXPIRED';
    const request = await this.database.manager.findOneByOrFail(RightsRequest, { id: found.requestId });
    return {
      id,
      fileName: `${request.reference}.zip`,
      mediaType: 'application/zip',
      bytes: found.bytes,
      sha256: found.sha256,
      read: (start, end) => this.content.read(found, start, end),
      begin: () => this.begin(found),
    };
  }

  /** Notes that a download began: in sight of its owner, and in the trail. */
  private async begin({ id, customerId }: DataPackage): Promise<void> {
    const at = this.clock.now();
    await inTransaction(this.database, async (manager) => {
      await manager.update(DataPackage, { id }, { lastDownloadedAt: at });
      const change = { manager, actor: null, at, afterCommit: () => undefined };
      await this.ledger.record(change, { subject: customerId, action: 'package.downloaded', about: id });
    });
  }
}
