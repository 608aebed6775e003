import { BillingAccount } from '../../src/account/billing';
import { Customer } from '../../src/account/profile';
import { inTransaction } from '../../src/foundation/database';
import { newId } from '../../src/foundation/ids';
import { passing, ProcessingRestriction, undeclared } from '../../src/processing';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';

let house: TestHouse;
let ada: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
});
afterAll(() => house.close());

const manager = () => house.app.house.database.manager;
const forService = { entrance: 'test', purpose: 'service' } as const;

describe('a statement on a table of personal data', () => {
  it('is refused outside of a passage, whatever it does and whichever way it comes', async () => {
    const { database } = house.app.house;
    const place = database.driver.escape('customer');
    const ways: (() => Promise<unknown>)[] = [
      () => manager().find(Customer),
      () => database.getRepository(Customer).findOneBy({ id: adaId }),
      () => manager().createQueryBuilder(Customer, 'row').getCount(),
      () => manager().update(Customer, { id: adaId }, { version: 99 }),
      () => manager().delete(Customer, { id: adaId }),
      () => manager().insert(BillingAccount, { id: newId('bil'), customerId: adaId, currency: 'EUR' }),
      () => database.query(`SELECT * FROM ${place}`),
      () => database.query(`DELETE FROM customer`),
      () => inTransaction(database, (within) => within.find(Customer)),
    ];
    for (const way of ways) await expect(undeclared(way)).rejects.toThrow('without saying for which purpose');
    expect((await ada.ask('{ me { version } }')).data.me.version).toBe(1);
  });

  it('is refused for every table of the catalogue', async () => {
    const { database, records } = house.app.house;
    for (const { name } of records.catalogue.tables) {
      const statement = `SELECT 1 FROM ${database.driver.escape(name)} WHERE 1 = 0`;
      await expect(undeclared(() => database.query(statement))).rejects.toThrow(`came to ${name} without`);
      await expect(passing(forService, () => database.query(statement))).resolves.toEqual([]);
    }
  });

  it('is not confused with a table that holds none', async () => {
    await expect(
      undeclared(() => house.app.house.database.query('SELECT 1 FROM job WHERE 1 = 0')),
    ).resolves.toEqual([]);
  });
});

describe('a value of a person', () => {
  const find = () => manager().findOneByOrFail(Customer, { id: adaId });

  it('is opened and sealed in a passage alone', async () => {
    const { records } = house.app.house;
    const row = await find();
    await expect(undeclared(() => records.open(row, 'email'))).rejects.toThrow('without saying');
    const sealing = () => records.seal(Customer, row, { companyName: 'Engines' });
    await expect(undeclared(sealing)).rejects.toThrow('without saying');
    await expect(passing(forService, () => records.open(row, 'email'))).resolves.toBe('ada@example.com');
  });

  it("is not opened as another person's own act", async () => {
    const { records } = house.app.house;
    const row = await find();
    const own = { ...forService, exemption: 'OWN_ACT', ownId: newId('cus') } as const;
    await expect(passing(own, () => records.open(row, 'email'))).rejects.toThrow('another person');
  });

  it('is kept shut while it is restricted, at one look-up for a passage and person', async () => {
    const { records, database } = house.app.house;
    const row = await find();
    await manager().insert(ProcessingRestriction, restriction());
    await settled(house);
    const looks = jest.spyOn(database.manager, 'findBy');
    await passing(forService, async () => {
      await expect(records.open(row, 'email')).rejects.toThrow('RESTRICTED');
      await expect(records.open(row, 'phoneNumber')).rejects.toThrow('RESTRICTED');
      await expect(records.seal(Customer, row, { companyName: 'x' })).rejects.toThrow('RESTRICTED');
    });
    expect(looks).toHaveBeenCalledTimes(2);
    looks.mockRestore();
    await passing({ ...forService, purpose: 'rights' }, async () => {
      expect(await records.open(row, 'email')).toBe('ada@example.com');
    });
    await manager().delete(ProcessingRestriction, { customerId: adaId });
  });

  it('can be asked about beforehand, of one person or of many', async () => {
    const { processing } = house.app.house;
    const bobId: string = (await (await house.signIn('bob@example.com')).ask('{ me { id } }')).data.me.id;
    await manager().insert(ProcessingRestriction, restriction());
    const billing = { purpose: 'billing', operation: 'READ' } as const;
    const about = { subject: adaId, ...billing };
    expect(await processing.mayProcess(manager(), about)).toEqual({ allowed: false, whyNot: 'RESTRICTED' });
    const exempt = { ...about, exemption: 'LEGAL_CLAIMS' } as const;
    expect(await processing.mayProcess(manager(), exempt)).toEqual({ allowed: true });
    expect(await processing.admissible(manager(), [adaId, bobId], billing)).toEqual(new Set([bobId]));
    await manager().delete(ProcessingRestriction, { customerId: adaId });
  });

  it('is asked for within the transaction that it is opened in', async () => {
    const { records, database } = house.app.house;
    const opened = await passing(forService, () =>
      inTransaction(database, async (within) => {
        await within.insert(ProcessingRestriction, restriction());
        const row = await within.findOneByOrFail(Customer, { id: adaId });
        const barred = await records.open(row, 'email').catch((error: Error) => error.message);
        await within.delete(ProcessingRestriction, { customerId: adaId });
        return barred;
      }),
    );
    expect(opened).toContain('RESTRICTED');
  });
});

function restriction() {
  const row = {
    id: newId('rst'),
    requestId: newId('req'),
    customerId: adaId,
    ground: 'LEGAL_CLAIMS',
  } as const;
  return { ...row, continueFor: '', since: house.clock.now(), version: 1 };
}
