import type { Clock } from '../../../foundation/clock';
import { addDuration, parseIsoDuration } from '../../../foundation/iso-duration';
import type { JobKind } from '../../../jobs';
import { retentionRules } from '../../../personal-data';
import type { EmailChanges } from './email-changes';

const { months, days, milliseconds } = parseIsoDuration(retentionRules.short_lived.period);
const ago = { months: -months, days: -days, milliseconds: -milliseconds };

/** Removes codes, tokens and addresses of changes whose time is over, once an hour. */
export class EmailChangeSweepJob implements JobKind {
  readonly kind = 'email-change.sweep';
  readonly serves = { purpose: 'address_check' } as const;
  readonly everySeconds = 3600;

  constructor(
    private readonly changes: EmailChanges,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    return this.changes.sweep(addDuration(this.clock.now(), ago));
  }
}
