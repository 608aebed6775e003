import type { JobKind, Work } from '../../jobs';
import type { Ledger } from '../../ledger';
import { DataPackage } from './data-package.entity';
import type { PackageContent } from './package-content';
import { expiryKind, type Packages } from './packages';

/** Deletes a package whose time is over; that there was one remains on record. */
export class PackageExpiryJob implements JobKind {
  readonly kind = expiryKind;
  readonly serves = { purpose: 'package' } as const;

  constructor(
    private readonly packages: Packages,
    private readonly content: PackageContent,
    private readonly ledger: Ledger,
  ) {}

  async execute(work: Work): Promise<void> {
    const expired = await this.packages.find(work.about);
    if (!expired) return work.finish();
    await this.content.clear(work, expired.id);
    await work.finish(async (change) => {
      await change.manager.update(DataPackage, { id: expired.id }, { expiredAt: change.at });
      await this.ledger.record(change, {
        subject: expired.customerId,
        action: 'package.expired',
        about: expired.id,
      });
    });
  }
}
