import type { JobKind } from './jobs';

/** Removes what is past its time, once an hour: keys of repeated requests, ended sessions, work that was done long ago. */
export class HousekeepingJob implements JobKind {
  readonly kind = 'housekeeping';
  readonly serves = { purpose: 'sign_in' } as const;
  readonly everySeconds = 3600;

  constructor(private readonly sweeps: readonly (() => Promise<void>)[]) {}

  async execute(): Promise<void> {
    for (const sweep of this.sweeps) await sweep();
  }
}
