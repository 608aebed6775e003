import type { DataSource } from 'typeorm';
import type { Access, RequestTraces } from '../../foundation/access';
import { findPage, type Page, type PageRequest } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { Logger } from '../../foundation/logging';
import type { PersonalRecords } from '../../personal-data';
import { AccessActor, AccessLogEntry } from './access-log-entry.entity';
import { deviceOf, pageOf } from './traces';

const flushAfterMs = 500;
const flushAt = 200;
/** So many may wait while the database is away; beyond, the oldest go. */
const heldAtMost = 10_000;

/** Writes the access log in batches, at most a second behind, and reads the owner's part of it. */
export class AccessLogService {
  private waiting: Access[] = [];
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly log: Logger,
  ) {}

  note(access: Access): void {
    this.waiting.push(access);
    if (this.waiting.length > heldAtMost) this.waiting.shift();
    if (this.waiting.length >= flushAt) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), flushAfterMs);
  }

  /** Writes what waits; resolves once it is in the database, or has been put back because that is away. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  /** Before the house closes: writes what waits, and waits for nothing more. */
  async close(): Promise<void> {
    await this.flush();
    if (this.timer) clearTimeout(this.timer);
  }

  find(id: string, customerId: string): Promise<AccessLogEntry | null> {
    return this.database.manager.findOneBy(AccessLogEntry, { id, customerId });
  }

  entries(
    customerId: string,
    between: { from?: Date | null; to?: Date | null },
    request: PageRequest,
  ): Promise<Page<AccessLogEntry>> {
    const plan = { entity: AccessLogEntry, where: { customerId }, newestBy: 'at', ...between } as const;
    return findPage(this.database.manager, plan, request);
  }

  /** Batch by batch: what is in the database is never written again, what is not waits. */
  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, flushAt);
      try {
        const rows = await Promise.all(batch.map((access) => this.row(access)));
        await this.database.manager.insert(AccessLogEntry, rows);
      } catch (error) {
        this.log.warn({ err: error, entries: batch.length }, 'the access log waits');
        this.waiting = [...batch, ...this.waiting].slice(-heldAtMost);
        this.timer ??= setTimeout(() => void this.flush(), flushAfterMs * 10);
        return;
      }
    }
  }

  private async row({ customerId, at, actor, operation, traces }: Access): Promise<Partial<AccessLogEntry>> {
    const isSelf = actor.customerId === customerId;
    const row = { id: newId('log'), customerId };
    const sealed = await this.records.seal(AccessLogEntry, row, isSelf ? tracesOfSelf(traces) : {});
    return {
      ...row,
      at,
      actor: isSelf ? AccessActor.SELF : actor.staffId ? AccessActor.STAFF : AccessActor.SERVICE,
      operation,
      ...sealed,
    };
  }
}

function tracesOfSelf({ ipAddress, userAgent, referrer, page }: RequestTraces) {
  return { ipAddress, ...deviceOf(userAgent), referrer: pageOf(referrer), exitPage: pageOf(page) };
}
