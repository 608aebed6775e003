import type { DataSource } from 'typeorm';
import type { Change } from '../foundation/change';
import type { Clock } from '../foundation/clock';
import { inTransaction } from '../foundation/database';
import type { Passage } from '../processing';
import type { Job } from './job.entity';
import { heedAgain, hold, write } from './lease';

/** What is done for jobs of one kind. */
export interface JobKind {
  kind: string;
  /** For which purpose of the data map it works; a person's rights may stand against it, and then it waits. */
  serves: Pick<Passage, 'purpose' | 'exemption'>;
  /** Seconds after which it is done again, for work that never ends. */
  everySeconds?: number;
  execute(work: Work): Promise<void>;
  /** The work failed and is tried again later; here its owner may say so. */
  failed?(work: Work): Promise<void>;
}

/** One claim of one job, in the hands of its worker. Every write first proves that the lease still holds. */
export class Work {
  private readonly done: Set<string>;
  private isFinished = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly kind: JobKind,
    private readonly job: Job,
    private readonly owner: string,
  ) {
    this.done = new Set(job.steps.split(',').filter(Boolean));
  }

  /** Sorts by when the work was promised. */
  get id(): string {
    return this.job.id;
  }

  get about(): string {
    return this.job.about;
  }

  get attempt(): number {
    return this.job.attempt;
  }

  /** Did the job's own transaction mark it as done? */
  get finished(): boolean {
    return this.isFinished;
  }

  /** Was this step done, by this attempt or an earlier one? */
  has(step: string): boolean {
    return this.done.has(step);
  }

  /** A transaction that commits only while the lease holds. */
  async change<T>(effect: (change: Change) => Promise<T>): Promise<T> {
    const hints: (() => void)[] = [];
    const result = await inTransaction(this.dataSource, async (manager) => {
      hints.length = 0;
      await hold(manager, this.job, this.owner);
      return effect({ manager, actor: null, at: this.clock.now(), afterCommit: (hint) => hints.push(hint) });
    });
    for (const hint of hints) hint();
    return result;
  }

  /** A step that happens once, however often the job is begun: its effect and its mark commit together. */
  async once(step: string, effect: (change: Change) => Promise<void>): Promise<void> {
    if (this.done.has(step)) return;
    const steps = [...this.done, step].join(',');
    await this.change(async (change) => {
      await effect(change);
      await write(change.manager, this.job, this.owner, { steps });
    });
    this.done.add(step);
  }

  /** The same for an effect outside of the database, which comes before its mark: interrupted in between, it comes again. */
  async outside(step: string, effect: () => Promise<void>): Promise<void> {
    if (this.done.has(step)) return;
    await effect();
    await this.once(step, async () => undefined);
  }

  /** The last transaction: the effect, and the job is done, or waits for its next time where it recurs. */
  async finish(effect: (change: Change) => Promise<void> = async () => undefined): Promise<void> {
    await this.change(async (change) => {
      await effect(change);
      const end = { owner: null, leaseUntil: null, error: null };
      await write(change.manager, this.job, this.owner, { ...end, ...this.next(change.at) });
      await heedAgain(change.manager, this.job);
    });
    this.isFinished = true;
  }

  /** Gives the job back until then. */
  async postpone(until: Date): Promise<void> {
    await this.change(async ({ manager }) => {
      const waiting = { state: 'READY', runAfter: until, attempt: 0 } as const;
      await write(manager, this.job, this.owner, { ...waiting, owner: null, leaseUntil: null, error: null });
      await heedAgain(manager, this.job);
    });
    this.isFinished = true;
  }

  /** Says that the worker is alive while a step takes long. */
  async beat(): Promise<void> {
    await hold(this.dataSource.manager, this.job, this.owner);
  }

  private next(now: Date): Partial<Job> {
    const { everySeconds } = this.kind;
    if (everySeconds === undefined) return { state: 'DONE' };
    const runAfter = nextOf(this.job.createdAt, everySeconds, now);
    return { state: 'READY', runAfter, attempt: 0, steps: '' };
  }
}

/** Always at the time of day at which it began, however long a run takes. */
function nextOf(first: Date, everySeconds: number, now: Date): Date {
  const periods = Math.floor((now.getTime() - first.getTime()) / (everySeconds * 1000));
  return later(first, (periods + 1) * everySeconds);
}

export function later(than: Date, seconds: number): Date {
  return new Date(than.getTime() + seconds * 1000);
}
