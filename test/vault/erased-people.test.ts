import { setTimeout as sleep } from 'node:timers/promises';
import { statementsAt } from '../kit/statements';
import { openVault, type OpenedVault } from '../kit/vaults';

const people = Array.from({ length: 150 }, (_, number) => `cus_${number}`);

let opened: OpenedVault;
beforeEach(async () => {
  opened = await openVault();
});
afterEach(() => opened.store.close());

test('who is erased is asked once of many people, and for seconds not again', async () => {
  const { vault } = opened;
  await vault.destroy('cus_0', null);
  await vault.destroy('cus_1', 'account');
  await vault.destroy('cus_2', 'invoice');
  const askAll = () => Promise.all(people.map((subject) => vault.erasureOf(subject)));
  expect((await askAll()).slice(0, 4)).toEqual(['COMPLETE', 'OWING', null, null]);
  const other = await opened.reopen();
  const askOther = () => Promise.all(people.map((subject) => other.erasureOf(subject)));
  expect(await statementsAt([opened.store.dataSource], askOther)).toHaveLength(1);
  expect(await statementsAt([opened.store.dataSource], askOther)).toEqual([]);
});

test('an erasure is known at once where it is done, and within five seconds on other nodes', async () => {
  const { vault } = opened;
  const other = await opened.reopen();
  for (const each of [vault, other]) expect(await each.erasureOf('cus_0')).toBeNull();
  await vault.destroy('cus_0', 'account');
  expect(await vault.erasureOf('cus_0')).toBe('OWING');
  await vault.destroy('cus_0', null);
  expect(await vault.erasureOf('cus_0')).toBe('COMPLETE');
  await sleep(5_001);
  expect(await other.erasureOf('cus_0')).toBe('COMPLETE');
});
