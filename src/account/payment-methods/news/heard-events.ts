import { type DataSource, type EntityManager, In, LessThan } from 'typeorm';
import { sha256 } from '../../../foundation/cryptography';
import { Collision, faultOf } from '../../../foundation/database';
import type { PaymentEvent } from '../../../payments';
import { ProcessorEvent } from './processor-event.entity';

/** Longer than the processor sends an event again, by itself or by hand. */
const keptDays = 60;
const batch = 500;

/** Which events of the processor were heard already; noted in the transaction of what an event changes. */
export class HeardEvents {
  constructor(private readonly database: DataSource) {}

  /** True once for each event. */
  async isFirst(manager: EntityManager, { id }: PaymentEvent, receivedAt: Date): Promise<boolean> {
    const idHash = sha256(id).toString('base64url');
    if (await manager.existsBy(ProcessorEvent, { idHash })) return false;
    try {
      await manager.insert(ProcessorEvent, { idHash, receivedAt });
      return true;
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('The same event came twice at once.') : error;
    }
  }

  /** Removes what is over, in bounded batches. */
  async sweep(now: Date): Promise<void> {
    const { manager } = this.database;
    const over = LessThan(new Date(now.getTime() - keptDays * 86_400_000));
    for (;;) {
      const rows = await manager.find(ProcessorEvent, { where: { receivedAt: over }, take: batch });
      if (rows.length > 0)
        await manager.delete(ProcessorEvent, { idHash: In(rows.map(({ idHash }) => idHash)) });
      if (rows.length < batch) return;
    }
  }
}
