import type { Clock } from '../../../foundation/clock';
import type { JobKind } from '../../../jobs';
import type { HeardEvents } from './heard-events';

/** Forgets once a day which events of the processor were heard long ago. */
export class EventSweepJob implements JobKind {
  readonly kind = 'payments.events';
  readonly serves = { purpose: 'billing', exemption: 'STORAGE' } as const;
  readonly everySeconds = 86_400;

  constructor(
    private readonly heard: HeardEvents,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    return this.heard.sweep(this.clock.now());
  }
}
