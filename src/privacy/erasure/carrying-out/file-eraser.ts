import type { EntityManager } from 'typeorm';
import { type Mailer, OutboxMail } from '../../../mail';
import { DataPackage } from '../../packages/data-package.entity';
import type { PackageContent } from '../../packages/package-content';
import type { Transactions } from '../../packages/package-store';
import type { PersonFiles } from '../deciding/erasure-orders';
import { type ErasureScope, isInScope } from '../plan/erasure-scope';

/** Deletes the files of a person that no row holds: data packages, and copies of mails. */
export class FileEraser {
  constructor(
    private readonly content: PackageContent,
    private readonly mailer: Mailer,
  ) {}

  /** Those that an erasure reaches; noted before the rows go by which they are found. */
  async find(manager: EntityManager, customerId: string, scope: ErasureScope): Promise<PersonFiles> {
    const idsOf = async (entity: typeof DataPackage | typeof OutboxMail) =>
      (await manager.find(entity, { select: { id: true }, where: { customerId } })).map(({ id }) => id);
    return {
      packages: isInScope(scope, 'requests') ? await idsOf(DataPackage) : [],
      mails: scope.endAccount ? await idsOf(OutboxMail) : [],
    };
  }

  async erase(work: Transactions, { packages, mails }: PersonFiles): Promise<void> {
    for (const id of packages) await this.content.clear(work, id);
    await this.mailer.forget?.(mails);
  }

  /** Names of the files that are still there. */
  async left({ packages, mails }: PersonFiles): Promise<string[]> {
    const kept = await Promise.all(packages.map((id) => this.content.isHeld(id)));
    const copies = (await this.mailer.copiesOf?.(mails)) ?? [];
    return [...packages.filter((_, i) => kept[i]), ...copies];
  }
}
