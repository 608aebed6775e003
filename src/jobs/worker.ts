import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Clock } from '../foundation/clock';
import type { Logger } from '../foundation/logging';
import { inTransaction } from '../foundation/database';
import { Barred, passing, undeclared } from '../processing';
import type { Job } from './job.entity';
import type { Jobs } from './jobs';
import { claim, findDue, heedAgain, LeaseLost, leaseSeconds, write } from './lease';
import { type JobKind, later, Work } from './work';

const lookEveryMs = 1000;
const atOnce = 4;
/** After so many failures in a row a job lies dead, is reported at every health check, and waits for a person. */
const deadAfter = 25;
const longestPauseSeconds = 3600;

/** Does the work that was promised: claims due jobs, runs their kind, tries failed ones again later. */
export class Worker {
  private readonly name = randomUUID();
  private claims = 0;
  private readonly running = new Map<string, Promise<void>>();
  private readonly kinds: ReadonlyMap<string, JobKind>;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  private stopped = false;
  /** When it last looked for work, for the health check. */
  lookedAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly log: Logger,
    jobs: Jobs,
    kinds: readonly JobKind[],
  ) {
    this.kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    jobs.onNudge(() => void undeclared(() => this.look()));
  }

  start(): void {
    undeclared(() => {
      this.timer = setInterval(() => void this.look(), lookEveryMs);
      void this.look();
    });
  }

  /** Takes no more work and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.looking;
    await Promise.all(this.running.values());
  }

  isAlive(): boolean {
    return !this.stopped && performance.now() - this.lookedAt < 30 * lookEveryMs;
  }

  /** Looks for due work until there is none left; never rejects. */
  async look(): Promise<void> {
    if (this.stopped || !this.timer) return;
    this.lookAgain = true;
    this.looking ??= this.lookWhileDue().finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookWhileDue(): Promise<void> {
    while (this.lookAgain && !this.stopped) {
      this.lookAgain = false;
      try {
        await this.takeDue();
      } catch (error) {
        this.log.warn({ err: error }, 'the worker cannot look for jobs');
      }
    }
  }

  private async takeDue(): Promise<void> {
    const room = atOnce - this.running.size;
    this.lookedAt = performance.now();
    if (room <= 0) return;
    const now = this.clock.now();
    for (const due of await findDue(this.dataSource, now, room, [...this.kinds.keys()])) {
      // No two claims have one owner, so that a stale run of this very worker is told from the present one.
      const owner = `${this.name}/${++this.claims}`;
      const job = await claim(this.dataSource, due, owner, now);
      if (job) this.begin(job, owner);
      else this.lookAgain = true;
    }
  }

  private begin(job: Job, owner: string): void {
    const ended = this.run(job, owner).finally(() => {
      this.running.delete(owner);
      void this.look();
    });
    this.running.set(owner, ended);
  }

  private async run(job: Job, owner: string): Promise<void> {
    const kind = this.kinds.get(job.kind)!;
    const work = new Work(this.dataSource, this.clock, kind, job, owner);
    const pulse = setInterval(() => void work.beat().catch(() => undefined), (leaseSeconds * 1000) / 3);
    try {
      await passing({ entrance: kind.kind, ...kind.serves }, () => kind.execute(work));
      if (!work.finished) await work.finish();
    } catch (error) {
      await this.fail(job, owner, work, error);
    } finally {
      clearInterval(pulse);
    }
  }

  private async fail(job: Job, owner: string, work: Work, error: unknown): Promise<void> {
    const known = { job: job.id, kind: job.kind, attempt: job.attempt };
    if (error instanceof LeaseLost) return this.log.warn(known, 'lease lost');
    if (error instanceof Barred) return this.pause(job, owner);
    this.log.error({ err: error, ...known }, 'job failed');
    try {
      const kind = this.kinds.get(job.kind)!;
      await passing({ entrance: kind.kind, ...kind.serves }, async () => kind.failed?.(work));
      await this.postpone(job, owner, error);
      if (job.attempt >= deadAfter) this.log.error(known, 'job is dead');
    } catch (secondError) {
      // The lease runs out by itself and another claim follows.
      this.log.error({ err: secondError, ...known }, 'job failure could not be recorded');
    }
  }

  /** The person's rights stand against it for now: it waits as long as they do, and no attempt is counted. */
  private async pause(job: Job, owner: string): Promise<void> {
    const runAfter = later(this.clock.now(), longestPauseSeconds);
    const waiting = { state: 'READY' as const, runAfter, attempt: 0, owner: null, leaseUntil: null };
    await this.giveBack(job, owner, { ...waiting, error: Barred.name });
  }

  private async postpone(job: Job, owner: string, error: unknown): Promise<void> {
    const seconds = Math.min(2 ** (job.attempt - 1), longestPauseSeconds);
    await this.giveBack(job, owner, {
      state: job.attempt >= deadAfter ? 'DEAD' : 'READY',
      runAfter: later(this.clock.now(), seconds),
      owner: null,
      leaseUntil: null,
      error: (error instanceof Error ? error.name : 'Error').slice(0, 60),
    });
  }

  /** Until then; sooner where it was asked for again meanwhile. */
  private async giveBack(job: Job, owner: string, values: Partial<Job>): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      await write(manager, job, owner, values);
      await heedAgain(manager, job);
    });
  }
}
