import type { Logger } from '../../foundation/logging';
import type { JobKind, Work } from '../../jobs';
import { type RetentionSweep, sweepKind } from './retention-sweep';

/** Deletes daily what is kept longer than its rule says. */
export class RetentionJob implements JobKind {
  readonly kind = sweepKind;
  readonly everySeconds = 24 * 3600;
  readonly serves = { purpose: 'rights', exemption: 'STORAGE' } as const;

  constructor(
    private readonly sweep: RetentionSweep,
    private readonly log: Logger,
  ) {}

  async execute(work: Work): Promise<void> {
    const swept = await this.sweep.sweep((effect) => work.change(effect));
    const counts = swept.filter(({ count }) => count > 0);
    if (counts.length > 0) this.log.info({ swept: counts }, 'what was kept long enough is deleted');
  }
}
