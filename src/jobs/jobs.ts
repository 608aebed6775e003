import { type DataSource, type EntityManager, In, LessThan } from 'typeorm';
import type { Change } from '../foundation/change';
import { Collision, faultOf } from '../foundation/database';
import { newId } from '../foundation/ids';
import { Job } from './job.entity';
import type { JobKind } from './work';

export interface JobOrder {
  kind: string;
  /** The id of what the work is about. */
  about: string;
  /** Not before then; at once where left out. */
  runAfter?: Date | undefined;
}

/** Names the one job of a kind that recurs. */
export function recurringOf(kind: string): JobOrder {
  return { kind, about: 'recurring' };
}

type Recurring = Pick<JobKind, 'kind' | 'everySeconds'>;

const batch = 500;
const keptDoneMs = 30 * 86_400_000;

/** Where work is promised: the job is written in the caller's transaction. */
export class Jobs {
  private readonly listeners: (() => void)[] = [];

  async enqueue(change: Change, order: JobOrder): Promise<void> {
    const runAfter = order.runAfter ?? change.at;
    await change.manager.insert(Job, {
      id: newId('job'),
      kind: order.kind,
      name: nameOf(order),
      about: order.about,
      state: 'READY',
      runAfter,
      againAt: null,
      attempt: 0,
      owner: null,
      leaseUntil: null,
      steps: '',
      error: null,
      version: 1,
      createdAt: change.at,
    });
    if (runAfter <= change.at) change.afterCommit(() => this.nudge());
  }

  /** Two that meet here begin anew, and the later one finds the job of the other. */
  private async enqueueOnce(change: Change, order: JobOrder): Promise<void> {
    try {
      await this.enqueue(change, order);
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('The job was promised meanwhile.') : error;
    }
  }

  /**
   * Has it done at its time, whatever became of it before: what waits or lies dead is put to it, what was done begins
   * anew, and what is being done, and may have looked already, is done once more.
   */
  async again(change: Change, order: JobOrder): Promise<void> {
    const name = nameOf(order);
    // The first update holds the row until the caller's transaction ends: a worker that ends its job meanwhile waits.
    const touched = await touch(change.manager, name);
    if (!touched) return this.enqueueOnce(change, order);
    const runAfter = order.runAfter ?? change.at;
    await change.manager.update(Job, { name, state: 'RUNNING' }, { againAt: runAfter });
    await change.manager.update(
      Job,
      { name, state: In(['READY', 'DEAD', 'DONE']) },
      { state: 'READY', runAfter, againAt: null, attempt: 0, error: null },
    );
    change.afterCommit(() => this.nudge());
  }

  /**
   * Has the caller's transaction come before or after each one of the worker that does it, and never beside it: both
   * write the row of the job. What is read after this stands until the caller's end.
   */
  async takeTurns({ manager }: Change, order: JobOrder): Promise<void> {
    await touch(manager, nameOf(order));
  }

  /** Each kind that recurs has its one job from now on, however many processes say so at once. */
  async ensureRecurring(dataSource: DataSource, kinds: readonly Recurring[], at: Date): Promise<void> {
    const { manager } = dataSource;
    for (const { kind } of kinds.filter(({ everySeconds }) => everySeconds !== undefined)) {
      const order = recurringOf(kind);
      if (await manager.existsBy(Job, { name: nameOf(order) })) continue;
      try {
        await this.enqueue({ manager, actor: null, at, afterCommit: (hint) => hint() }, order);
      } catch (error) {
        if (faultOf(error) !== 'duplicate') throw error;
      }
    }
  }

  /** Forgets work that was done long ago, so that the table holds little more than what is to be done. */
  async sweepDone({ manager }: DataSource, at: Date): Promise<void> {
    const doneBefore = { state: 'DONE' as const, runAfter: LessThan(new Date(at.getTime() - keptDoneMs)) };
    for (;;) {
      const rows = await manager.find(Job, { select: { id: true }, where: doneBefore, take: batch });
      // What is asked for again meanwhile is done no more, and stays.
      const ids = { id: In(rows.map(({ id }) => id)), ...doneBefore };
      if (rows.length > 0) await manager.delete(Job, ids);
      if (rows.length < batch) return;
    }
  }

  /** A worker in this process listens, so that work begins at once and not at the next look. */
  onNudge(listener: () => void): void {
    this.listeners.push(listener);
  }

  private nudge(): void {
    for (const listener of this.listeners) listener();
  }
}

async function touch(manager: EntityManager, name: string): Promise<boolean> {
  const { affected } = await manager.increment(Job, { name }, 'version', 1);
  return affected === 1;
}

/** Names the one job that does this. */
export function nameOf({ kind, about }: Pick<JobOrder, 'kind' | 'about'>): string {
  return `${kind}:${about}`;
}
