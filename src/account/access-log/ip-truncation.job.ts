import { IsNull, LessThan, Not } from 'typeorm';
import type { Sealed } from '../../foundation/sealed';
import { truncatedAddress } from '../../foundation/truncated-address';
import type { JobKind, Work } from '../../jobs';
import type { PersonalRecords } from '../../personal-data';
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

  constructor(private readonly records: PersonalRecords) {}

  async execute(work: Work): Promise<void> {
    await this.truncateAll(work, AccessLogEntry, 'at');
    await this.truncateAll(work, Session, 'lastSeenAt');
  }

  private async truncateAll(work: Work, entity: new () => Traced, datedBy: string): Promise<void> {
    for (let count = batch; count === batch;)
      count = await work.change(async ({ manager, at }) => {
        const before = new Date(at.getTime() - wholeDays * 86_400_000);
        const where = { [datedBy]: LessThan(before), ipTruncated: false, ipAddress: Not(IsNull()) };
        const rows = await manager.find(entity, { where, take: batch });
        for (const row of rows) {
          const shortened = { ...(await this.truncated(entity, row)), ipTruncated: true };
          // A session that was seen meanwhile has another address.
          await manager.update(entity, { id: row.id, [datedBy]: LessThan(before) }, shortened);
        }
        return rows.length;
      });
  }

  private async truncated(entity: new () => Traced, row: Traced): Promise<Partial<Traced>> {
    const address = await this.records.open(row, 'ipAddress');
    const ipAddress = address && truncatedAddress(address);
    // Without its key nobody reads the former value either.
    return ipAddress ? this.records.seal(entity, row, { ipAddress }) : { ipAddress: null };
  }
}
