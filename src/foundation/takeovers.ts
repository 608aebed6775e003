import type { Change } from './change';

type Listener = (change: Change, customerId: string) => Promise<void>;

/** Tells of signs that somebody else acted in a person's name, in the transaction that finds them out. */
export class Takeovers {
  private readonly listeners: Listener[] = [];

  /** Whoever can hold back what was asked for in the person's name listens. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(change: Change, customerId: string): Promise<void> {
    for (const listener of this.listeners) await listener(change, customerId);
  }
}
