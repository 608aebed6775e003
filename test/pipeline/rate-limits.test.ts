import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { createClient } from 'redis';
import { openApp } from '../../src/app';
import { openHouse, type TestHouse } from '../kit/open-house';
import { type Visitor, visitorOf } from '../kit/visitor';

const redisUrl = 'redis://127.0.0.1:6379';
const describeWithRedis = redisAnswers() ? describe : describe.skip;

let house: TestHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

it('refuses more mutations in a minute than allowed and says when to come again', async () => {
  const { ada, bob } = await open({ RATE_MUTATIONS_PER_MINUTE: '3' });
  for (let i = 0; i < 3; i++) expect((await touch(ada)).errors).toEqual([]);
  const { status, headers, errors, data } = await touch(ada);
  expect(status).toBe(429);
  expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  expect(data).toEqual({ updateProfile: null });
  expect((await touch(bob)).errors).toEqual([]);
});

it('counts what is refused and what is only tried, and neither reads nor repetitions', async () => {
  const { ada } = await open({ RATE_MUTATIONS_PER_MINUTE: '3' });
  await touch(ada, { phoneNumber: 'none' });
  await touch(ada, { validateOnly: true });
  for (let i = 0; i < 5; i++) expect(await ada.codes('{ me { id } }')).toEqual([]);
  for (let i = 0; i < 5; i++) expect((await touch(ada, {}, 'one')).errors).toEqual([]);
  expect((await touch(ada)).status).toBe(429);
});

it('counts a person over all of their tokens', async () => {
  const { ada } = await open({ RATE_MUTATIONS_PER_MINUTE: '2' });
  await touch(ada);
  await touch(await house!.signIn('ada@example.com'));
  expect((await touch(await house!.signIn('ada@example.com'))).status).toBe(429);
});

it('goes on with limits of its own while Redis is away', async () => {
  const { ada } = await open({ RATE_MUTATIONS_PER_MINUTE: '2', REDIS_URL: 'redis://127.0.0.1:1' });
  expect((await touch(ada)).errors).toEqual([]);
  expect((await touch(ada)).errors).toEqual([]);
  expect((await touch(ada)).status).toBe(429);
});

describeWithRedis('with Redis', () => {
  it('counts for all nodes together', async () => {
    const { ada, bob } = await open({ RATE_MUTATIONS_PER_MINUTE: '8', REDIS_URL: redisUrl });
    const { settings, clock, log } = house!.app.house;
    const second = await openApp(settings, { clock, log, mailer: house!.mailBox });
    try {
      const there = (visitor: Visitor) => visitorOf(() => second, visitor.token);
      for (const node of [bob, there(bob)]) await untilCounted(node);
      const statuses: number[] = [];
      for (let i = 0; i < 10; i++) statuses.push((await touch(i % 2 === 0 ? ada : there(ada))).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429, 429]);
    } finally {
      await second.close();
    }
  });
});

async function open(env: Record<string, string>): Promise<{ ada: Visitor; bob: Visitor }> {
  house = await openHouse(env);
  return { ada: await house.signIn('ada@example.com'), bob: await house.signIn('bob@example.com') };
}

function touch(visitor: Visitor, input: object = {}, key?: string) {
  const mutation =
    'mutation Touch($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }';
  return visitor.ask(mutation, { input }, key === undefined ? {} : { 'idempotency-key': key });
}

/** A node counts by itself until it has reached Redis. */
async function untilCounted(visitor: Visitor): Promise<void> {
  const redis = await createClient({ url: redisUrl }).connect();
  try {
    const { iss, sub } = decodeJwt(visitor.token!);
    const holder = createHash('sha256').update(`${iss}|${sub}`).digest('base64url');
    const count = () => redis.get(`mutations:${holder}`);
    const before = await count();
    do {
      await touch(visitor);
      await sleep(20);
    } while ((await count()) === before);
  } finally {
    redis.destroy();
  }
}

function redisAnswers(): boolean {
  const ping = `
    const socket = require('node:net').connect(6379, '127.0.0.1', () => socket.write('PING\\r\\n'));
    socket.on('data', (data) => process.exit(String(data).startsWith('+PONG') ? 0 : 1));
    socket.on('error', () => process.exit(1));`;
  try {
    execFileSync(process.execPath, ['-e', ping], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
