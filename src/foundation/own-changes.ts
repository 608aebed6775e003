import type { Change } from './change';

/** What a person changed by themselves: columns of one table. */
export interface OwnChange {
  customerId: string;
  table: string;
  properties: readonly string[];
}

type Listener = (change: Change, made: OwnChange) => Promise<void>;

/** Tells of changes that people make to what is held about them, in the transaction that makes them. */
export class OwnChanges {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(change: Change, made: OwnChange): Promise<void> {
    for (const listener of this.listeners) await listener(change, made);
  }
}
