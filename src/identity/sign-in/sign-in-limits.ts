import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';

const periodSeconds = 15 * 60;
const perAccount = { keyPrefix: 'sign-in-account', points: 10, duration: periodSeconds };
const perAddress = { keyPrefix: 'sign-in-address', points: 50, duration: periodSeconds };

export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts';
  constructor(readonly retryAfterSeconds: number) {
    super('Too many attempts to sign in.');
  }
}

/** Attempts cannot be counted, so that none is let through. */
export class LimitsUnavailable extends Error {
  override readonly name = 'LimitsUnavailable';
}

/** Who attempts: neither is kept in clear. */
export interface Attempt {
  accountKey: string;
  addressKey: string;
}

/** Counts attempts to sign in, per account and per address, and fails closed. */
export class SignInLimits {
  constructor(
    private readonly account: RateLimiterAbstract,
    private readonly address: RateLimiterAbstract,
  ) {}

  /** Throws TooManyAttempts or LimitsUnavailable; counted before the password is looked at. */
  async take({ accountKey, addressKey }: Attempt): Promise<void> {
    await take(this.address, addressKey);
    await take(this.account, accountKey);
  }

  /** A right password clears the account's count; what others tried from the address stays. */
  async forgive({ accountKey, addressKey }: Attempt): Promise<void> {
    try {
      await Promise.all([this.account.delete(accountKey), this.address.reward(addressKey)]);
    } catch {
      throw new LimitsUnavailable();
    }
  }
}

/** Counted by this process alone, or by all nodes in Redis (a client of the package `redis`). */
export function openSignInLimits(redis: object | null): SignInLimits {
  if (redis === null)
    return new SignInLimits(new RateLimiterMemory(perAccount), new RateLimiterMemory(perAddress));
  const shared = { storeClient: redis, useRedisPackage: true, rejectIfRedisNotReady: true };
  return new SignInLimits(
    new RateLimiterRedis({ ...perAccount, ...shared }),
    new RateLimiterRedis({ ...perAddress, ...shared }),
  );
}

async function take(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new TooManyAttempts(Math.ceil(error.msBeforeNext / 1000));
    throw new LimitsUnavailable();
  }
}
