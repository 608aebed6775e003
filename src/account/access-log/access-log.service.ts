import type { DataSource } from 'typeorm';
import type { Access, RequestTraces } from '../../foundation/access';
import type { Clock } from '../../foundation/clock';
import { findPage, type Page, type PageRequest } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { Logger } from '../../foundation/logging';
import { asSystem } from '../../foundation/system-change';
import type { PersonalRecords } from '../../personal-data';
import { passing, type Processing } from '../../processing';
import { goneAmong } from '../profile';
import type { SessionRegister, Sighting } from '../sessions';
import { AccessActor, AccessLogEntry } from './access-log-entry.entity';
import { deviceOf, kindOfDevice, pageOf } from './traces';

const flushAfterMs = 500;
const flushAt = 200;
/** Beyond what security demands: not of who objected to it. */
const notingPages = { purpose: 'abuse_prevention', operation: 'RECORD', category: 'log' } as const;
/** So many may wait while the database is away; beyond, the oldest go. */
const heldAtMost = 10_000;

interface LogParts {
  records: PersonalRecords;
  sessions: SessionRegister;
  processing: Processing;
}

/** Writes the access log in batches, at most a second behind, and reads the owner's part of it. */
export class AccessLogService {
  private waiting: Access[] = [];
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly log: Logger,
    private readonly clock: Clock,
    private readonly parts: LogParts,
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
    const passage = { entrance: 'access-log', purpose: 'security' } as const;
    this.flushing = this.flushing.then(() => passing(passage, () => this.write()));
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
        await this.writeBatch(batch);
      } catch (error) {
        this.log.warn({ err: error, entries: batch.length }, 'the access log waits');
        this.waiting = [...batch, ...this.waiting].slice(-heldAtMost);
        this.timer ??= setTimeout(() => void this.flush(), flushAfterMs * 10);
        return;
      }
    }
  }

  /** The entries and the sessions that they tell of, together or not at all; nothing of who is erased. */
  private async writeBatch(all: readonly Access[]): Promise<void> {
    const customerIds = all.map(({ customerId }) => customerId);
    const gone = await goneAmong(this.database.manager, customerIds);
    const batch = all.filter(({ customerId }) => !gone.has(customerId));
    if (batch.length === 0) return;
    await asSystem(this.database, this.clock, async (change) => {
      const paged = await this.parts.processing.admissible(change.manager, customersOf(batch), notingPages);
      const entries = await Promise.all(
        batch.map(async (access) => ({
          row: await this.row(access, paged.has(access.customerId)),
          sighting: sightingOf(access),
        })),
      );
      const sightings = entries.flatMap(({ sighting }) => sighting ?? []);
      const seen = await this.parts.sessions.note(change, sightings);
      const rows = entries.map(({ row, sighting }) => ({
        ...row,
        ...((sighting && seen.get(sighting)) ?? { sessionId: null, newDevice: false }),
      }));
      await change.manager.insert(AccessLogEntry, rows);
    });
  }

  private async row(access: Access, hasPages: boolean): Promise<Partial<AccessLogEntry>> {
    const { customerId, at, operation, traces } = access;
    const row = { id: newId('log'), customerId };
    const pages = hasPages ? pagesOf(traces) : {};
    const values = isOfSelf(access) ? { ...tracesOfSelf(traces), ...pages } : {};
    const sealed = await this.parts.records.seal(AccessLogEntry, row, values);
    return { ...row, at, actor: actorOf(access), operation, ...sealed };
  }
}

function isOfSelf({ actor, customerId }: Access): boolean {
  return actor.customerId === customerId;
}

function actorOf(access: Access): AccessActor {
  if (isOfSelf(access)) return AccessActor.SELF;
  return access.actor.staffId ? AccessActor.STAFF : AccessActor.SERVICE;
}

function customersOf(batch: readonly Access[]): string[] {
  return [...new Set(batch.map(({ customerId }) => customerId))];
}

function tracesOfSelf({ ipAddress, userAgent }: RequestTraces) {
  return { ipAddress, ...deviceOf(userAgent) };
}

function pagesOf({ referrer, page }: RequestTraces) {
  return { referrer: pageOf(referrer), exitPage: pageOf(page) };
}

/** What the request tells of the session it was made with; null where it tells of none. */
function sightingOf(access: Access): Sighting | null {
  const { customerId, at, actor, traces } = access;
  const { sessionId } = actor;
  if (!isOfSelf(access) || sessionId === null) return null;
  const { ipAddress, userAgent } = traces;
  const device = kindOfDevice(userAgent);
  return { customerId, at, actor: { ...actor, sessionId }, ipAddress, ...deviceOf(userAgent), device };
}
