import { type EntityManager, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import type { Change } from '../../foundation/change';
import { groupedBy } from '../../foundation/database';
import type { Sealed } from '../../foundation/sealed';
import { truncatedAddress } from '../../foundation/truncated-address';
import type { JobKind, Work } from '../../jobs';
import {
  type PersonalRecords,
  type RetainedTable,
  type RetentionPorts,
  retentionPlan,
} from '../../personal-data';
import { Session } from '../sessions';
import { AccessLogEntry } from './access-log-entry.entity';

/** Days for which an address is kept whole: so long a takeover may be followed up (Art. 32). */
const wholeDays = 30;
const batch = 500;

interface Traced {
  id: string;
  customerId: string;
  ipAddress: Sealed | null;
  ipTruncated: boolean;
}

/** Shortens daily the addresses of accesses and sessions that are a month old. */
export class IpTruncationJob implements JobKind {
  readonly kind = 'access-log.truncate';
  readonly everySeconds = 24 * 3600;
  readonly serves = { purpose: 'security' } as const;

  constructor(
    private readonly records: PersonalRecords,
    private readonly retention: RetentionPorts,
  ) {}

  async execute(work: Work): Promise<void> {
    await this.truncateAll(work, AccessLogEntry, 'at');
    await this.truncateAll(work, Session, 'lastSeenAt');
  }

  private async truncateAll(work: Work, entity: new () => Traced, datedBy: string): Promise<void> {
    for (let after: string | null = ''; after !== null;) {
      const from: string = after;
      after = await work.change((change) => this.truncateSome(change, entity, datedBy, from));
    }
  }

  /** Where to go on after; null at the end. */
  private async truncateSome(
    change: Change,
    entity: new () => Traced,
    datedBy: string,
    after: string,
  ): Promise<string | null> {
    const { manager, at } = change;
    const before = new Date(at.getTime() - wholeDays * 86_400_000);
    const old = { [datedBy]: LessThan(before), ipTruncated: false, ipAddress: Not(IsNull()) };
    const where = { ...old, id: MoreThan(after) };
    const rows = await manager.find(entity, { where, order: { id: 'ASC' }, take: batch });
    const retained = retentionPlan(this.records.catalogue).find(({ table }) => table.entity === entity)!;
    const kept = await this.keptAmong(manager, retained, rows);
    const due = rows.filter(({ customerId }) => !kept.has(customerId));
    await this.putBy(change, retained, due);
    for (const row of due) {
      const shortened = { ...(await this.truncated(entity, row)), ipTruncated: true };
      // A session that was seen meanwhile has another address.
      await manager.update(entity, { id: row.id, [datedBy]: LessThan(before) }, shortened);
    }
    return rows.length === batch ? rows.at(-1)!.id : null;
  }

  /** Whose rows are held, restricted instead of deleted, or asked about: these stay as they are. */
  private async keptAmong(
    manager: EntityManager,
    retained: RetainedTable,
    rows: readonly Traced[],
  ): Promise<ReadonlySet<string>> {
    const customerIds = [...new Set(rows.map(({ customerId }) => customerId))];
    return customerIds.length > 0 ? this.retention.keptAmong(manager, customerIds, retained) : new Set();
  }

  private async putBy(change: Change, { table }: RetainedTable, due: readonly Traced[]): Promise<void> {
    const columns = table.columns.filter(({ property }) => property === 'ipAddress');
    for (const [customerId, rows] of groupedBy(due, (row) => row.customerId))
      await this.retention.putBy(change, { customerId, table, columns, ids: rows.map(({ id }) => id) });
  }

  private async truncated(entity: new () => Traced, row: Traced): Promise<Partial<Traced>> {
    const address = await this.records.open(row, 'ipAddress');
    const ipAddress = address && truncatedAddress(address);
    // Without its key nobody reads the former value either.
    return ipAddress ? this.records.seal(entity, row, { ipAddress }) : { ipAddress: null };
  }
}
