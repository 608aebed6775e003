import { truncatedAddress } from '../../src/foundation/truncated-address';
import { Job } from '../../src/jobs';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { held } from '../privacy/holds-kit';
import { currentOf } from './session-list';

jest.setTimeout(120_000);

let house: TestHouse;
afterEach(() => house?.close());

it('keeps an address whole for thirty days and then its network alone, of accesses and of sessions', async () => {
  house = await openHouse();
  const ada = await house.signIn('ada@example.com');
  const before = await currentOf(ada);
  expect(before.ipAddress).toBe('127.0.0.1');
  const own = async () => {
    const { data } = await ada.ask('{ me { accessLog(first: 100) { nodes { ipAddress at } } } }');
    const nodes = data.me.accessLog.nodes as { ipAddress: string | null; at: string }[];
    return nodes.filter(({ at }) => at === '2026-11-24T09:00:00.000Z').map(({ ipAddress }) => ipAddress);
  };
  const bob = await house.signIn('bob@example.com');
  const customerId = (await bob.ask('{ me { id } }')).data.me.id;
  await currentOf(bob);
  await held(await house.signIn('officer@callxtra.example'), { customerId, categories: ['log'] });
  await settled(house);
  expect(new Set(await own())).toEqual(new Set(['127.0.0.1']));
  await house.reopen(async () => house.clock.advance(31 * 24 * 3600));
  await until(isDoneForToday, 90_000);
  const again = await house.signIn('ada@example.com');
  const { data } = await again.ask('{ me { accessLog(first: 100) { nodes { ipAddress at } } } }');
  const old = data.me.accessLog.nodes.filter(({ at }: { at: string }) => at < '2026-12-01');
  const addresses = old.flatMap(({ ipAddress }: { ipAddress: string | null }) => ipAddress ?? []);
  // 192.0.2.0: of the demo's past.
  expect(new Set(addresses)).toEqual(new Set(['127.0.0.0', '192.0.2.0']));
  const sessions = await again.ask('{ me { sessions(first: 100) { nodes { id ipAddress } } } }');
  const first = sessions.data.me.sessions.nodes.find(({ id }: { id: string }) => id === before.id);
  expect(first.ipAddress).toBe('127.0.0.0');
  const kept = await (
    await house.signIn('bob@example.com')
  ).ask('{ me { accessLog(first: 100) { nodes { ipAddress at } } } }');
  const whole = kept.data.me.accessLog.nodes.filter(({ at }: { at: string }) => at < '2026-12-01');
  // A hold keeps what it keeps as it is.
  expect(whole.map(({ ipAddress }: { ipAddress: string | null }) => ipAddress)).toContain('127.0.0.1');
});

it.each([
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::'],
  ['2001:db8::1', '2001:db8:0::'],
  ['no address', null],
])('shortens %s to %s', (address, shortened) => {
  expect(truncatedAddress(address)).toBe(shortened);
});

async function isDoneForToday(): Promise<boolean> {
  const { database, clock } = house.app.house;
  const job = await database.manager.findOneByOrFail(Job, { kind: 'access-log.truncate' });
  return job.state === 'READY' && job.runAfter > clock.now();
}
