import type { Change } from '../../foundation/change';

/** Whoever keeps something that follows from what a person restricts or objects to. */
export interface LimitListener {
  /** The person's processing became restricted, or no restriction is left. */
  restrictionTurned?(change: Change, customerId: string, isRestricted: boolean): Promise<void>;
  /** The person objected to marketing: every agreement to it ends with this. */
  marketingStopped?(change: Change, customerId: string): Promise<void>;
  /** An account was opened with what came along: perhaps for somebody who objected before. */
  accountOpened?(change: Change, customerId: string): Promise<void>;
}

/** Tells of them in the transaction that brings them about: the wings do not know each other. */
export class LimitNews implements Required<LimitListener> {
  private readonly listeners: LimitListener[] = [];

  listen(listener: LimitListener): void {
    this.listeners.push(listener);
  }

  async restrictionTurned(change: Change, customerId: string, isRestricted: boolean): Promise<void> {
    for (const listener of this.listeners)
      await listener.restrictionTurned?.(change, customerId, isRestricted);
  }

  async marketingStopped(change: Change, customerId: string): Promise<void> {
    for (const listener of this.listeners) await listener.marketingStopped?.(change, customerId);
  }

  async accountOpened(change: Change, customerId: string): Promise<void> {
    for (const listener of this.listeners) await listener.accountOpened?.(change, customerId);
  }
}
