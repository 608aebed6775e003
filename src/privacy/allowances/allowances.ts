import { type DataSource, type EntityManager, LessThan, MoreThan } from 'typeorm';
import { hmac } from '../../foundation/cryptography';
import { Collision, deleteInBatches, faultOf } from '../../foundation/database';
import { Allowance } from './allowance.entity';

/** So often within so many seconds. */
export interface Terms {
  most: number;
  seconds: number;
}

/** Taken: how many are left. Not taken: from when on there are some again. */
export type Taken = { left: number } | { retryAt: Date };

/** Counts in the database, so over all nodes and through each restart, what may be done only so often. */
export class Allowances {
  constructor(
    private readonly database: DataSource,
    private readonly key: Buffer,
  ) {}

  /** Takes one of `what`, which is kept as a keyed hash: a conditional update, so that none is taken twice. */
  async take(
    manager: EntityManager,
    what: readonly string[],
    { most, seconds }: Terms,
    now: Date,
  ): Promise<Taken> {
    const id = hmac(this.key, ...what).toString('base64url');
    const open = { id, until: MoreThan(now), used: LessThan(most) };
    const { affected } = await manager.increment(Allowance, open, 'used', 1);
    const known = await manager.findOneBy(Allowance, { id });
    if (known && affected === 1) return { left: most - known.used };
    if (known && known.until > now) return { retryAt: known.until };
    await begin(manager, known, { id, used: 1, until: new Date(now.getTime() + seconds * 1000) });
    return { left: most - 1 };
  }

  /** Removes what is over, in bounded batches. */
  async sweep(now: Date): Promise<void> {
    await deleteInBatches(this.database, Allowance, { until: LessThan(now) });
  }
}

async function begin(manager: EntityManager, known: Allowance | null, next: Allowance): Promise<void> {
  if (known) {
    const { affected } = await manager.update(Allowance, { id: known.id, until: known.until }, next);
    if (affected !== 1) throw new Collision('An allowance began anew meanwhile.');
    return;
  }
  try {
    await manager.insert(Allowance, next);
  } catch (error) {
    throw faultOf(error) === 'duplicate' ? new Collision('Two began an allowance at once.') : error;
  }
}
