import type { Clock } from '../../foundation/clock';
import { addDuration, type IsoDuration, parseIsoDuration } from '../../foundation/iso-duration';
import type { JobKind } from '../../jobs';
import { retentionRules } from '../../personal-data';

const dayAfter = parseIsoDuration(retentionRules.short_lived.period);
const afterClosing = parseIsoDuration(retentionRules.unverified_guest.period);

/** Removes what is over since before an instant. */
interface Sweep {
  sweep(before: Date): Promise<void>;
}

/** Removes codes, passes and counts whose time is over, and requests of which nobody proved who asked; once an hour. */
export class GuestSweepJob implements JobKind {
  readonly kind = 'guests.sweep';
  readonly everySeconds = 3600;
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    private readonly shortLived: readonly Sweep[],
    private readonly unverified: Sweep,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    for (const each of this.shortLived) await each.sweep(before(now, dayAfter));
    await this.unverified.sweep(before(now, afterClosing));
  }
}

function before(now: Date, { months, days, milliseconds }: IsoDuration): Date {
  return addDuration(now, { months: -months, days: -days, milliseconds: -milliseconds });
}
