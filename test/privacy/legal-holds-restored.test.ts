import { IsNull } from 'typeorm';
import { Customer } from '../../src/account/profile';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { Right } from '../../src/privacy/requests/vocabulary';
import { backUp } from '../kit/backups';
import { settled, until } from '../kit/workers';
import { held, released, secret } from './holds-kit';
import { Stage } from './holds-stage';
import { limited } from './limits-kit';

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.house.close());

describe('Yesterday’s main database', () => {
  it('is served with what was held and released since, and what was erased meanwhile is put by again', async () => {
    const [watched, free] = [await stage.somebody(), await stage.somebody()];
    const { officer } = stage.cast;
    const old = await held(officer, { customerId: free.customerId, categories: ['contact'] });
    const backup = await backUp(stage.house);
    const hold = await held(officer, { customerId: watched.customerId, categories: ['contact'], ...secret });
    await released(officer, old.id);
    await stage.erased(watched.person);
    await stage.house.reopen(backup.restore);
    const { manager } = stage.house.app.house.database;
    const reader = await stage.house.signIn('officer@callxtra.example');
    const { data } = await reader.ask(`{
      hold: node(id: "${hold.id}") { ... on LegalHold { ground secretUntil secrecyLaw placedBy releasedAt reviewOn } }
      old: node(id: "${old.id}") { ... on LegalHold { releasedAt } } }`);
    expect(data.hold).toEqual({
      ground: hold.ground,
      secretUntil: hold.secretUntil,
      secrecyLaw: hold.secrecyLaw,
      placedBy: hold.placedBy,
      releasedAt: null,
      reviewOn: hold.reviewOn,
    });
    expect(data.old.releasedAt).not.toBeNull();
    expect(await manager.findOneByOrFail(Customer, { id: watched.customerId })).toMatchObject({
      status: 'ERASED',
    });
    const entries = await stage.house.app.house.protective.since(0, 1000);
    expect(JSON.stringify(entries)).not.toMatch(/12\/26|47 GwG|@/);
    await backup.drop();
  });

  it('is served also where a hold was released after the erasure, and its key destroyed', async () => {
    const { person, customerId } = await stage.somebody();
    const backup = await backUp(stage.house);
    const hold = await held(stage.cast.officer, { customerId, categories: ['contact', 'settings'] });
    await limited(person, 'requestRestriction', { ground: 'ACCURACY_CONTESTED', categories: ['log'] });
    await stage.erased(person);
    await released(stage.cast.officer, hold.id);
    await until(async () => !(await stage.openKeys(customerId)).includes('legal_hold'));
    await settled(stage.house);
    await stage.house.reopen(backup.restore);
    expect(await stage.contentsOf(customerId)).toEqual([]);
    expect(
      await stage.house.app.house.database.manager.findOneByOrFail(Customer, { id: customerId }),
    ).toMatchObject({
      status: 'ERASED',
      emailIndex: null,
    });
    // What it had restricted came back, and ended with the account.
    const { manager } = stage.house.app.house.database;
    expect(await manager.countBy(RightsRequest, { customerId, right: Right.RESTRICTION })).toBe(1);
    expect(await manager.countBy(RightsRequest, { customerId, closedAt: IsNull() })).toBe(0);
    await stage.renew();
    await backup.drop();
  });
});
