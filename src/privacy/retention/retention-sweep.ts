import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Clock } from '../../foundation/clock';
import { groupedBy } from '../../foundation/database';
import { type Jobs, recurringOf } from '../../jobs';
import type { Ledger } from '../../ledger';
import {
  type RetainedTable,
  type RetentionCode,
  type RetentionPorts,
  type RetentionRule,
  retentionRules,
} from '../../personal-data';
import type { ProtectiveLedger } from '../../vault';
import { type Cutoff, cutoffOf } from './cutoff';
import { countDue, type DueRow, dueRows } from './due-rows';
import { retirementOf } from './key-retirement.job';
import type { TrailEnds } from './trail-ends';

const batch = 500;
/** Where each has an entry in their trail and in the protective ledger: so many in one transaction. */
const customersAtOnce = 25;

/** The daily job of which each batch is a part, whoever has it done. */
export const sweepKind = 'retention.sweep';

export interface SweepParts {
  database: DataSource;
  clock: Clock;
  ledger: Ledger;
  protective: Pick<ProtectiveLedger, 'record'>;
  jobs: Jobs;
  ports: RetentionPorts;
  plan: readonly RetainedTable[];
  trails: TrailEnds;
  timeZone: string;
}

/** What goes, or went, of one table. */
export interface SweptTable {
  rule: RetentionCode;
  table: string;
  count: number;
}

interface SweptPage {
  gone: number;
  /** The last row that was looked at; null where no more is due. */
  next: DueRow | null;
}

/** Runs one batch in its transaction. */
type Transactor = <T>(effect: (change: Change) => Promise<T>) => Promise<T>;

/** Deletes what is kept longer than its rule says, in batches of at most 500 rows. */
export class RetentionSweep {
  constructor(private readonly parts: SweepParts) {}

  get plan(): readonly RetainedTable[] {
    return this.parts.plan;
  }

  /** What would go now, held rows included. */
  async preview(): Promise<SweptTable[]> {
    const { database, plan } = this.parts;
    const due: SweptTable[] = [];
    for (const retained of plan) {
      const count = await countDue(database.manager, retained, this.cutoff(retained));
      due.push({ rule: retained.rule, table: retained.table.name, count });
    }
    const trails = await this.parts.trails.count(this.trailCutoff());
    return [...due, { ...ofTrails, count: trails }];
  }

  /** Each batch is a transaction of its own, so that a sweep which is cut off goes on the next time. */
  async sweep(inChange: Transactor): Promise<SweptTable[]> {
    const swept: SweptTable[] = [];
    for (const retained of this.parts.plan) {
      const cutoff = this.cutoff(retained);
      let count = 0;
      let after: DueRow | null = null;
      do {
        const page: SweptPage = await this.sweepBatch(inChange, retained, cutoff, after);
        count += page.gone;
        after = page.next;
      } while (after);
      swept.push({ rule: retained.rule, table: retained.table.name, count });
    }
    const trails = await this.parts.trails.sweep(this.trailCutoff(), inChange);
    return [...swept, { ...ofTrails, count: trails }];
  }

  private async sweepBatch(
    inChange: Transactor,
    retained: RetainedTable,
    cutoff: Cutoff,
    after: DueRow | null,
  ): Promise<SweptPage> {
    return inChange(async (change) => {
      // A hold comes before the batch, and is found, or after it.
      await this.parts.jobs.takeTurns(change, recurringOf(sweepKind));
      const found = await dueRows(change.manager, retained, cutoff, { after, atMost: batch });
      const isPlain = ruleOf(retained.rule).law === null && !retained.table.isOwnRow;
      const rows = isPlain ? found : ofFew(found);
      const kept = await this.keptAmong(change.manager, retained, rows);
      const due = rows.filter(({ customerId }) => !kept.has(customerId));
      if (due.length > 0) await this.remove(change, retained, cutoff, due);
      return {
        gone: due.length,
        next: found.length === batch || rows.length < found.length ? rows.at(-1)! : null,
      };
    });
  }

  private async keptAmong(
    manager: EntityManager,
    retained: RetainedTable,
    rows: readonly DueRow[],
  ): Promise<ReadonlySet<string>> {
    const customerIds = [...new Set(rows.map(({ customerId }) => customerId))];
    return customerIds.length > 0 ? this.parts.ports.keptAmong(manager, customerIds, retained) : new Set();
  }

  private async remove(
    change: Change,
    retained: RetainedTable,
    cutoff: Cutoff,
    due: readonly DueRow[],
  ): Promise<void> {
    const { ports, ledger, jobs } = this.parts;
    const { table, rule } = retained;
    const ids = due.map(({ id }) => id);
    for (const [customerId, rows] of groupedBy(due, (row) => row.customerId))
      await ports.putBy(change, { customerId, table, columns: table.columns, ids: rows.map(({ id }) => id) });
    if (table.isOwnRow) await ports.tellEnds(change, ids);
    const sweeper = ports.sweeperOf(table.entity);
    await (sweeper ? sweeper(change, ids) : change.manager.delete(table.entity, { id: In(ids) }));
    // Mails and codes come and go daily: their end is no act worth three years in the trail.
    if (rule === 'short_lived') return;
    for (const [customerId, rows] of groupedBy(due, (row) => row.customerId)) {
      const fields = [rule, `${table.name} ${rows.length}`];
      await ledger.record(change, { subject: customerId, action: 'retention.swept', fields });
      if (table.isOwnRow || ruleOf(rule).law) await jobs.again(change, retirementOf(customerId));
      if (ruleOf(rule).law) await this.keptPartDeleted(change, retained, cutoff, customerId);
      if (table.isOwnRow || ruleOf(rule).law)
        await ports.tell(change, { customerId, retained, count: rows.length });
    }
  }

  private async keptPartDeleted(
    change: Change,
    retained: RetainedTable,
    { day }: Cutoff,
    customerId: string,
  ): Promise<void> {
    const { protective } = this.parts;
    const codes = { table: retained.table.name, rule: retained.rule, before: day };
    const key = `kept_part_deleted:${this.parts.ledger.chainOf(customerId)}:${retained.table.name}:${day}`;
    await protective.record(change.manager, { key, kind: 'kept_part_deleted', subject: customerId, codes });
  }

  private trailCutoff(): Date {
    return cutoffOf(ruleOf('trail'), this.parts.clock.now(), this.parts.timeZone).instant;
  }

  private cutoff({ rule }: RetainedTable): Cutoff {
    return cutoffOf(ruleOf(rule), this.parts.clock.now(), this.parts.timeZone);
  }
}

/** The first rows, as far as they are of a few customers. */
function ofFew(rows: readonly DueRow[]): readonly DueRow[] {
  const customers = new Set<string>();
  const end = rows.findIndex(({ customerId }) => customers.add(customerId).size > customersAtOnce);
  return end < 0 ? rows : rows.slice(0, end);
}

const ofTrails = { rule: 'trail', table: 'ledger_entry' } as const;

function ruleOf(code: RetentionCode): RetentionRule {
  return retentionRules[code];
}
