import { Job } from '../../src/jobs';
import { settled, until } from '../kit/workers';
import { held, place, refusals, released } from './holds-kit';
import { Stage } from './holds-stage';
import { contentsOn, debtorOn, settledOn } from './owing-kit';
import { changeBilling } from './recipients-kit';

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.house.close());
beforeEach(() => stage.renew());

describe('A hold while somebody who was erased owes something', () => {
  it('that was placed before keeps also what goes with the payment alone', async () => {
    const { person, customerId } = await debtor();
    await changeBilling(person, 'DE123456789');
    await held(stage.cast.officer, { customerId, categories: ['billing'] });
    await stage.erased(person);
    await pay(customerId);
    expect(await contentsOf(customerId)).toContainEqual([
      'billing_account',
      expect.objectContaining({ vatId: 'DE123456789', currency: 'EUR' }),
    ]);
  });

  it('that is placed after it keeps what is still there', async () => {
    const { person, customerId } = await debtor();
    await stage.erased(person);
    await held(stage.cast.officer, { customerId, categories: ['billing'] });
    await pay(customerId);
    expect(await contentsOf(customerId)).toContainEqual(['billing_account', { currency: 'EUR' }]);
  });

  it('is too late once the rest is being deleted', async () => {
    const { person, customerId } = await debtor();
    const about = await stage.erased(person);
    const { manager } = stage.house.app.house.database;
    await manager.update(Job, { kind: 'erasure.remainder', about }, { steps: 'begun', state: 'DEAD' });
    const order = { customerId, categories: ['billing'] };
    expect(refusals(await place(stage.cast.officer, order))).toEqual(['TOO_LATE customerId']);
  });
});

describe('The release of a hold while somebody who was erased owes something', () => {
  it('leaves the key under which another hold keeps what goes with the payment', async () => {
    const { person, customerId } = await debtor();
    const first = await held(stage.cast.officer, { customerId, categories: ['contact'] });
    await stage.erased(person);
    await released(stage.cast.officer, first.id);
    await settled(stage.house);
    const second = await held(stage.cast.officer, { customerId, categories: ['billing'] });
    await pay(customerId);
    await settled(stage.house);
    expect(await contentsOf(customerId)).toContainEqual(['billing_account', { currency: 'EUR' }]);
    await stage.renew();
    await released(stage.cast.officer, second.id);
    await until(async () => !(await stage.openKeys(customerId)).includes('legal_hold'));
  });

  it('has the key destroyed once nothing is owed', async () => {
    const { person, customerId } = await debtor();
    const hold = await held(stage.cast.officer, { customerId, categories: ['contact'] });
    await stage.erased(person);
    await released(stage.cast.officer, hold.id);
    await settled(stage.house);
    expect(await stage.openKeys(customerId)).toContain('legal_hold');
    await pay(customerId);
    await until(async () => !(await stage.openKeys(customerId)).includes('legal_hold'));
  });

  it('waits while the rest is being deleted, which may put something by', async () => {
    const { person, customerId } = await debtor();
    const hold = await held(stage.cast.officer, { customerId, categories: ['contact'] });
    const about = await stage.erased(person);
    const { manager } = stage.house.app.house.database;
    const rest = { kind: 'erasure.remainder', about };
    await manager.update(Job, rest, { steps: 'begun', state: 'DEAD' });
    await released(stage.cast.officer, hold.id);
    await settled(stage.house);
    expect(await contentsOf(customerId)).not.toEqual([]);
    await manager.update(Job, rest, { state: 'DONE' });
    stage.house.clock.advance(61);
    await stage.house.app.worker?.look();
    await until(async () => (await contentsOf(customerId)).length === 0);
  });
});

const debtor = () => debtorOn(stage);
const pay = (customerId: string) => settledOn(stage, customerId);
const contentsOf = (customerId: string) => contentsOn(stage, customerId);
