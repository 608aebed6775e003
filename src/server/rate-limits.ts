import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Actor } from '../foundation/actor';
import { sha256 } from '../foundation/cryptography';
import { failure } from '../graphql';
import type { Settings } from '../settings';

type Rates = Pick<Settings, 'rateMutationsPerMinute' | 'rateCodesPerHour'>;

/** How often one person may change something; counted in Redis where there is one, so for all nodes together. */
export class RateLimits {
  private readonly mutations: RateLimiterAbstract;
  private readonly codes: RateLimiterAbstract;

  constructor({ rateMutationsPerMinute, rateCodesPerHour }: Rates, redis: unknown) {
    const plan = { keyPrefix: 'mutations', points: rateMutationsPerMinute, duration: 60 };
    const codes = { keyPrefix: 'codes', points: rateCodesPerHour, duration: 3600 };
    const local = new RateLimiterMemory(plan);
    // Without Redis each node counts alone rather than refuse everybody.
    this.mutations = redis
      ? new RateLimiterRedis({ ...plan, storeClient: redis, useRedisPackage: true, insuranceLimiter: local })
      : local;
    // Codes are not guessed where nobody counts: without Redis none is let through.
    this.codes = redis
      ? new RateLimiterRedis({
          ...codes,
          storeClient: redis,
          useRedisPackage: true,
          rejectIfRedisNotReady: true,
        })
      : new RateLimiterMemory(codes);
  }

  /** Counts for the person, or for the network of somebody without a sign-in. */
  async countMutation(actor: Actor | null, network: string): Promise<void> {
    const who = actor ? `${actor.issuer}|${actor.subject}` : `network|${network}`;
    await consume(this.mutations, who);
  }

  /** Counts for the network alone; fails closed. */
  async countCode(network: string): Promise<void> {
    try {
      await consume(this.codes, `network|${network}`);
    } catch (error) {
      throw error instanceof GraphQLError ? error : failure('SERVICE_UNAVAILABLE');
    }
  }
}

async function consume(limiter: RateLimiterAbstract, who: string): Promise<void> {
  try {
    await limiter.consume(sha256(who).toString('base64url'));
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    const seconds = Math.ceil((rejection as { msBeforeNext: number }).msBeforeNext / 1000);
    throw failure('RATE_LIMITED', undefined, { 'retry-after': String(Math.max(seconds, 1)) });
  }
}
