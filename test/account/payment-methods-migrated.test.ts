import { mainMigrations } from '../../migrations';
import { PaymentMethod } from '../../src/account/payment-methods';
import { mainEntities } from '../../src/databases';
import { describeDatabase, faultOf } from '../../src/foundation/database';
import { makeDatabase } from '../kit/databases';

it('the payment methods of a filled database keep their default, and get no second one', async () => {
  const database = await makeDatabase();
  const at = mainMigrations.findIndex(({ name }) => name.startsWith('KeepOneDefault'));
  const open = async (migrations: Function[]) => {
    const { location } = database;
    const store = await (
      await describeDatabase({ location, entities: mainEntities, migrations })
    ).initialize();
    await store.runMigrations();
    return store;
  };
  const before = await open(mainMigrations.slice(0, at));
  for (const [id, isDefault] of Object.entries({ pay_1: 1, pay_2: 0, pay_3: 0 }))
    await before.query(
      `INSERT INTO payment_method (id, customerId, kind, state, isDefault, last4, processorToken, createdAt)
       VALUES ('${id}', 'cus_1', 'CARD', 'ACTIVE', ${isDefault}, 'sealed', 'sealed', '2026-01-01 00:00:00.000')`,
    );
  await before.destroy();
  const store = await open(mainMigrations);
  try {
    const rows = await store.manager.find(PaymentMethod, { order: { id: 'ASC' } });
    expect(rows.map(({ isDefault }) => isDefault)).toEqual([true, false, false]);
    const second = store.manager.update(PaymentMethod, { id: 'pay_2' }, { isDefault: true });
    expect(await second.catch(faultOf)).toBe('duplicate');
    for (const _ of mainMigrations.slice(at)) await store.undoLastMigration();
    expect(await store.query('SELECT isDefault FROM payment_method ORDER BY id')).toEqual([
      { isDefault: 1 },
      { isDefault: 0 },
      { isDefault: 0 },
    ]);
  } finally {
    await store.destroy();
    await database.drop();
  }
});
