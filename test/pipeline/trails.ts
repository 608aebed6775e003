import { LedgerEntry, verifyChain } from '../../src/ledger';
import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

export async function customerIdOf(visitor: Visitor): Promise<string> {
  const { data } = await visitor.ask('{ me { id } }');
  return data.me.id;
}

/** What the ledger holds of a customer, oldest first; fails where its chain does not hold. */
export async function trailOf({ app }: TestHouse, customerId: string): Promise<LedgerEntry[]> {
  const { ledger, database } = app.house;
  const chain = ledger.chainOf(customerId);
  expect(await verifyChain(database.manager, ledger, chain, null)).toBeNull();
  return database.manager.find(LedgerEntry, { where: { chain }, order: { seq: 'ASC' } });
}

export async function actionsOf(house: TestHouse, customerId: string): Promise<string[]> {
  return (await trailOf(house, customerId)).map(({ action }) => action);
}
