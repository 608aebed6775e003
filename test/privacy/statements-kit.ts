import type { TestHouse } from '../kit/open-house';

// Not those of the worker, which looks for jobs meanwhile.
const ours =
  /FROM .(rights_request|rights_request_event|rights_decision|identity_challenge|receipt|data_package|customer|ledger_entry)./;

/** How many statements about requests the main database is asked meanwhile. */
export async function statementsDuring(house: TestHouse, ask: () => Promise<unknown>): Promise<number> {
  const { database } = house.app.house;
  const { logger } = database;
  let count = 0;
  const counting = new Proxy(logger, {
    get: (target, name) =>
      name === 'logQuery'
        ? (query: string) => void (count += ours.test(query) ? 1 : 0)
        : Reflect.get(target, name),
  });
  database.logger = counting;
  await ask();
  database.logger = logger;
  return count;
}
