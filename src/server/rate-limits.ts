import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Actor } from '../foundation/actor';
import { sha256 } from '../foundation/cryptography';
import { failure } from '../graphql';

/** How often one person may change something; counted in Redis where there is one, so for all nodes together. */
export class RateLimits {
  private readonly mutations: RateLimiterAbstract;

  constructor(perMinute: number, redis: unknown) {
    const plan = { keyPrefix: 'mutations', points: perMinute, duration: 60 };
    const local = new RateLimiterMemory(plan);
    // Without Redis each node counts alone rather than refuse everybody.
    this.mutations = redis
      ? new RateLimiterRedis({ ...plan, storeClient: redis, useRedisPackage: true, insuranceLimiter: local })
      : local;
  }

  /** Counts for the person, or for the network of somebody without a sign-in. */
  async countMutation(actor: Actor | null, network: string): Promise<void> {
    const who = actor ? `${actor.issuer}|${actor.subject}` : `network|${network}`;
    const holder = sha256(who).toString('base64url');
    try {
      await this.mutations.consume(holder);
    } catch (rejection) {
      if (rejection instanceof Error) throw rejection;
      const seconds = Math.ceil((rejection as { msBeforeNext: number }).msBeforeNext / 1000);
      throw failure('RATE_LIMITED', undefined, { 'retry-after': String(Math.max(seconds, 1)) });
    }
  }
}
