import { type DataSource, LessThanOrEqual, QueryFailedError } from 'typeorm';
import type { Actor } from '../foundation/actor';
import type { Change } from '../foundation/change';
import { equalInTime, hmac } from '../foundation/cryptography';
import { failure, type Outcome } from '../graphql';
import { IdempotencyRecord } from './idempotency-record.entity';

const keptHours = 24;
const batch = 500;

/** A mutation as one caller names it by an Idempotency-Key. */
export interface Named {
  id: string;
  fingerprint: string;
}

/**
 * The Idempotency-Key header (IETF draft-ietf-httpapi-idempotency-key-header): the record is written
 * in the transaction of the change itself, so that both exist or neither; a repetition within a day
 * answers from the first one's ids.
 */
export class Idempotency {
  constructor(
    private readonly database: DataSource,
    private readonly key: Buffer,
  ) {}

  /** Null where no key was sent; refuses one that is no key. */
  name(header: string | null, actor: Actor | null, mutation: string, input: object): Named | null {
    if (header === null) return null;
    const key = header.trim().replace(/^"(.*)"$/, '$1');
    if (!/^[\x21-\x7e]{1,255}$/.test(key))
      throw failure('BAD_USER_INPUT', 'The Idempotency-Key must be 1 to 255 visible characters.');
    const body = JSON.stringify(input);
    // Strangers share no names: a key is that of whoever sent this very input.
    const holder = actor ? [actor.issuer, actor.subject] : ['', mutation, body];
    return {
      id: hmac(this.key, 'key', ...holder, key).toString('base64url'),
      fingerprint: hmac(this.key, 'body', mutation, body).toString('base64url'),
    };
  }

  /** The outcome of the first request; null where this is the first. */
  async outcomeOf(named: Named, now: Date): Promise<Outcome | null> {
    const record = await this.database.manager.findOneBy(IdempotencyRecord, { id: named.id });
    if (!record || record.expiresAt <= now) return null;
    if (!equalInTime(Buffer.from(record.fingerprint), Buffer.from(named.fingerprint)))
      throw failure('IDEMPOTENCY_KEY_REUSED');
    return JSON.parse(record.outcome) as Outcome;
  }

  /** Takes the name; a second transaction with it waits here for the first and then fails as a duplicate. */
  async take({ manager, at, actor }: Change, named: Named): Promise<void> {
    const expiresAt = new Date(at.getTime() + keptHours * 3_600_000);
    const customerId = actor?.customerId ?? null;
    try {
      await manager.delete(IdempotencyRecord, { id: named.id, expiresAt: LessThanOrEqual(at) });
      await manager.insert(IdempotencyRecord, { ...named, customerId, outcome: '', expiresAt });
    } catch (error) {
      throw waitedTooLong(error) ? failure('IDEMPOTENCY_IN_FLIGHT') : error;
    }
  }

  async settle({ manager }: Change, named: Named, outcome: Outcome): Promise<void> {
    await manager.update(IdempotencyRecord, { id: named.id }, { outcome: JSON.stringify(outcome) });
  }

  /** Removes what is over, in bounded batches. */
  async sweep(now: Date): Promise<void> {
    for (;;) {
      const rows = await this.database.manager.find(IdempotencyRecord, {
        where: { expiresAt: LessThanOrEqual(now) },
        select: { id: true },
        take: batch,
      });
      if (rows.length > 0)
        await this.database.manager.delete(
          IdempotencyRecord,
          rows.map((row) => row.id),
        );
      if (rows.length < batch) return;
    }
  }
}

/** MySQL's lock wait timeout: whoever holds the name is still at work, and to try anew would wait as long again. */
function waitedTooLong(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { errno?: number }).errno === 1205;
}
