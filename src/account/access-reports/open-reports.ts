import { type EntityManager, In, IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { RetainedTable, RetentionGuard } from '../../personal-data';
import { AccessReport } from './access-report.entity';

/** While a report is open, the log that it is about stays; with the account every report ends. */
export class OpenReports implements RetentionGuard {
  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { rule }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    if (rule !== 'access_log') return new Set();
    const open = await manager.find(AccessReport, {
      select: { customerId: true },
      where: { customerId: In([...customerIds]), closedAt: IsNull() },
    });
    return new Set(open.map(({ customerId }) => customerId));
  }

  async endAll({ manager, at }: Change, customerIds: readonly string[]): Promise<void> {
    const open = { customerId: In([...customerIds]), closedAt: IsNull() };
    await manager.update(AccessReport, open, { closedAt: at });
  }
}
