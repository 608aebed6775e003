import { newId } from '../../src/foundation/ids';
import { ErasureOrder } from '../../src/privacy/erasure/deciding/erasure-order.entity';
import { Receipt } from '../../src/privacy/receipts/receipt.entity';
import { RightsRequestEvent } from '../../src/privacy/requests/rights-request-event.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { IntakeChannel, RequestState, Right } from '../../src/privacy/requests/vocabulary';
import { accessOfStaff, ownAccess, reported } from '../account/access-report-kit';
import { changeTo, mailsOf, perform } from '../account/email-change-kit';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { customerIdOf, trailOf } from '../pipeline/trails';

jest.setTimeout(60_000);

let house: TestHouse;
let ada: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  adaId = await customerIdOf(ada);
});
afterAll(() => house.close());

describe('41. An e-mail change, then an erasure within the time for undoing it (API2:2023)', () => {
  it('is held once the change is undone: event, receipt, trail, and a letter to the former address', async () => {
    const token = await changeTo(house, ada, 'thief@example.net');
    const id = await plant(adaId, Right.ERASURE, RequestState.COOLING_OFF);
    const mails = await mailsOf(house, 3, () => perform(house.nobody, 'undoEmailChange', { token }));
    expect([...mails.keys()].toSorted()).toEqual(['ada@example.com', 'thief@example.net']);
    expect(subjectsTo('ada@example.com')).toContain(`Your privacy request RR-${id.slice(-5)} is held`);
    expect(subjectsTo('thief@example.net').join()).not.toMatch(/privacy request/);
    const { manager } = house.app.house.database;
    expect(await manager.findOneBy(RightsRequest, { id })).toMatchObject({
      state: 'IN_REVIEW',
      version: 2,
      closedAt: null,
    });
    const events = await manager.findBy(RightsRequestEvent, { requestId: id });
    expect(events).toMatchObject([{ seq: 1, kind: 'STATE', state: 'IN_REVIEW', actor: 'SYSTEM' }]);
    const [receipt] = await manager.findBy(Receipt, { requestId: id });
    const { data } = await house.nobody.ask(
      'query Verify($receipt: String!) { verifyReceipt(receipt: $receipt) { valid kind } }',
      { receipt: receipt!.jws },
    );
    expect(data.verifyReceipt).toEqual({ valid: true, kind: 'REQUEST_HELD' });
    const acts = (await trailOf(house, adaId))
      .slice(-2)
      .map(({ action, role, about }) => [action, role, about]);
    expect(acts).toEqual([
      ['request.held', 'SYSTEM', id],
      ['email.change_undone', 'SYSTEM', expect.stringMatching(/^emc_/)],
    ]);
  });

  it('leaves what is in another state, of another right or another person where it is', async () => {
    house.clock.advance(1);
    ada = await house.signIn('ada@example.com');
    const bobId = await customerIdOf(await house.signIn('bob@example.com'));
    const others = [
      await plant(adaId, Right.ERASURE, RequestState.EXECUTING),
      await plant(adaId, Right.ERASURE, RequestState.FULFILLED),
      await plant(adaId, Right.RESTRICTION, RequestState.COOLING_OFF),
      await plant(bobId, Right.ERASURE, RequestState.COOLING_OFF),
    ];
    const token = await changeTo(house, ada, 'thief@example.org');
    expect(
      (await perform(house.nobody, 'undoEmailChange', { token, validateOnly: true })).userErrors,
    ).toEqual([]);
    expect((await perform(house.nobody, 'undoEmailChange', { token })).undone).toBe(true);
    const { manager } = house.app.house.database;
    for (const id of others)
      expect(await manager.findOneBy(RightsRequest, { id })).toMatchObject({ version: 1 });
  });
});

describe('41. An access that was not them, reported while an erasure waits to be carried out (API2:2023)', () => {
  it('holds the erasure; an access of ours that they ask about holds nothing', async () => {
    const bob = await house.signIn('bob@example.com');
    const officer = await house.signIn('officer@callxtra.example');
    const bobId = await customerIdOf(bob);
    const id = await plant(bobId, Right.ERASURE, RequestState.COOLING_OFF);
    const { manager } = house.app.house.database;
    await reported(bob, { accessLogEntryId: await accessOfStaff(bob, officer) });
    expect(await manager.findOneBy(RightsRequest, { id })).toMatchObject({ state: 'COOLING_OFF' });
    await reported(bob, { accessLogEntryId: await ownAccess(bob) });
    expect(await manager.findOneBy(RightsRequest, { id })).toMatchObject({ state: 'IN_REVIEW', version: 2 });
    const acts = (await trailOf(house, bobId)).map(({ action, role }) => [action, role]);
    expect(acts).toEqual(
      expect.arrayContaining([
        ['access.reported', 'CUSTOMER'],
        ['request.held', 'SYSTEM'],
      ]),
    );
    await settled(house);
    expect(subjectsTo('bob@example.com')).toContain(`Your privacy request RR-${id.slice(-5)} is held`);
  });
});

/** A request as it would stand. */
async function plant(customerId: string, right: Right, state: RequestState): Promise<string> {
  const id = newId('req');
  const at = house.clock.now();
  await house.app.house.database.manager.insert(RightsRequest, {
    id,
    customerId,
    right,
    state,
    reference: `RR-${id.slice(-5)}`,
    channel: IntakeChannel.PORTAL,
    categories: null,
    language: 'en',
    note: null,
    receivedAt: at,
    dueAt: new Date(at.getTime() + 30 * 86_400_000),
    closedAt: null,
    duplicateOfId: null,
    version: 1,
  });
  const order = {
    id,
    customerId,
    endAccount: true,
    executesAfter: at,
    excepted: null,
    plan: null,
    files: null,
  };
  if (right === Right.ERASURE) await house.app.house.database.manager.insert(ErasureOrder, order);
  return id;
}

function subjectsTo(address: string): string[] {
  return house.mailBox.to(address).map(({ subject }) => subject);
}
