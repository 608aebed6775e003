import { Like } from 'typeorm';
import type { Change } from '../../src/foundation/change';
import { Job } from '../../src/jobs';
import { asSystem } from '../../src/foundation/system-change';
import { HeldPart } from '../../src/privacy/holds/held-part.entity';
import { HoldRecords } from '../../src/privacy/holds/hold-records';
import { HeldParts } from '../../src/privacy/holds/keeping/held-parts';
import { settled, until } from '../kit/workers';
import { done, letter, own, refused, comesTo } from './desk-kit';
import { approve, demanded, planHashOf, preview } from './erasure-kit';
import type { Visitor } from '../kit/visitor';
import { held, place, refusals, released, secret } from './holds-kit';
import { claim, Stage } from './holds-stage';
import { limited } from './limits-kit';

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.house.close());

describe('A plan under a hold', () => {
  it('keeps what is held until its review, under its law, and says nothing of the case', async () => {
    const { person, customerId } = await stage.somebody();
    const { officer } = stage.cast;
    const before = await preview(person);
    const hold = await held(officer, { customerId, categories: ['contact', 'settings'] });
    const plan = await preview(person);
    expect(plan.keeps).toContainEqual({
      ...claim,
      category: 'contact',
      records: expect.any(Number),
      on: null,
      until: '2027-03-01',
    });
    expect(plan.deletes.map(({ category }) => category)).not.toContain('settings');
    expect(plan.consequences.map(({ kind }) => kind)).toContain('STAGED');
    expect(plan.hash).not.toBe(before.hash);
    expect(JSON.stringify(plan)).not.toContain('12/26');
    await released(officer, hold.id);
    expect((await preview(person)).hash).toBe(before.hash);
  });

  it('shows the later of two reviews, and none once that is over: the hold stays in force', async () => {
    const { person, customerId } = await stage.somebody();
    const { officer } = stage.cast;
    await held(officer, { customerId, categories: ['contact'] });
    await held(officer, { customerId, categories: ['contact'], reviewOn: '2027-05-01' });
    const untilOf = async (visitor: Visitor) =>
      (await preview(visitor)).keeps
        .filter(({ category }) => category === 'contact')
        .map((line) => line.until);
    expect(await untilOf(person)).toEqual(['2027-05-01']);
    const { database } = stage.house.app.house;
    await database.manager.query(
      `UPDATE legal_hold SET reviewOn = '2026-11-01' WHERE customerId = '${customerId}'`,
    );
    expect(await untilOf(person)).toEqual([null]);
  });

  it('is approved anew once a hold is placed or released: PLAN_CHANGED, also for what was approved', async () => {
    const { person, customerId } = await stage.somebody();
    const { officer, officer2 } = stage.cast;
    const { id } = await demanded(person);
    const seen = { requestId: id, planHash: await planHashOf(officer, id) };
    await done(officer, 'approveRightsRequest', seen);
    const hold = await held(officer, { customerId, categories: ['contact'] });
    expect(await refused(officer2, 'approveRightsRequest', seen)).toEqual(['PLAN_CHANGED planHash']);
    await approve(stage.cast, id);
    await released(officer, hold.id);
    const { state, reference, receipts } = await own(person, id);
    expect([state, receipts.at(-1).kind]).toEqual(['IN_REVIEW', 'REQUEST_HELD']);
    await letter(
      stage.house,
      (await person.ask('{ me { email } }')).data.me.email,
      reference,
      'examine it again',
    );
    await approve(stage.cast, id);
    await done(person, 'withdrawRightsRequest', { requestId: id });
  });

  it('moves nothing for a hold that the person must not know of', async () => {
    const { person, customerId } = await stage.somebody();
    const { id } = await demanded(person);
    await approve(stage.cast, id);
    const before = await own(person, id);
    const hold = await held(stage.cast.officer, { customerId, categories: ['contact'], ...secret });
    expect(await own(person, id)).toEqual(before);
    await released(stage.cast.officer, hold.id);
    expect(await own(person, id)).toEqual(before);
    await done(person, 'withdrawRightsRequest', { requestId: id });
  });
});

describe('Putting by', () => {
  it('done again, as after an interruption, keeps nothing twice and what is still missing', async () => {
    const { customerId } = await stage.somebody();
    const { database, records, clock } = stage.house.app.house;
    await held(stage.cast.officer, { customerId, categories: ['contact', 'settings'] });
    const work = { change: <T>(effect: (change: Change) => Promise<T>) => asSystem(database, clock, effect) };
    const scope = { endAccount: true, categories: null };
    const circumstances = {
      scope,
      account: { contractEndedOn: null, owedOn: null },
      today: '2026-11-24' as const,
    };
    const taking = { customerId, requestId: 'req_of_nobody' };
    const keep = () => new HeldParts(database, records).keepFromErasure(work, taking, circumstances);
    await keep();
    const parts = await database.manager.findBy(HeldPart, { customerId });
    expect(new Set(parts.map(({ category }) => category))).toEqual(new Set(['contact']));
    await database.manager.delete(HeldPart, { id: parts[0]!.id });
    await keep();
    await keep();
    expect(await database.manager.countBy(HeldPart, { customerId })).toBe(parts.length);
    expect(await stage.contentsOf(customerId)).toContainEqual(
      expect.objectContaining({ email: expect.stringContaining('@') }),
    );
  });
});

describe('Too late', () => {
  it('cannot be held any more while it is carried out', async () => {
    const { person, customerId } = await stage.somebody();
    const { id } = await demanded(person);
    await stage.house.app.house.database.manager.query(
      `UPDATE rights_request SET state = 'EXECUTING' WHERE id = '${id}'`,
    );
    expect(refusals(await place(stage.cast.officer, { customerId, categories: ['contact'] }))).toEqual([
      'TOO_LATE customerId',
    ]);
    await stage.house.app.house.database.manager.query(
      `UPDATE rights_request SET state = 'IN_REVIEW' WHERE id = '${id}'`,
    );
  });

  it('keeps all of it, or is refused, where it is placed in secret just as the erasure begins', async () => {
    const { person, customerId, email } = await stage.somebody();
    const { id } = await demanded(person);
    await approve(stage.cast, id);
    await settled(stage.house);
    const { officer } = stage.cast;
    // The worker is at it before the hold commits; that it waits cannot be seen, but that it does not.
    const placing = jest.spyOn(HoldRecords.prototype, 'place');
    placing.mockImplementationOnce(async function (this: HoldRecords, change, order) {
      const hold = await this.place(change, order);
      stage.house.clock.advance(3 * 86_400 + 1);
      void stage.house.app.worker?.look();
      const isPastPuttingBy = () => change.manager.existsBy(Job, { about: id, steps: Like('signed-out%') });
      await until(isPastPuttingBy, 2000).catch(() => undefined);
      return hold;
    });
    const answer = await place(officer, { customerId, categories: ['contact'], ...secret });
    await stage.renew();
    await comesTo(stage.cast.officer, id, 'PARTLY_FULFILLED');
    const isKept = JSON.stringify(await stage.contentsOf(customerId)).includes(email);
    expect(refusals(answer)).toEqual(isKept ? [] : ['TOO_LATE customerId']);
  });
});

describe('Other ways of deleting', () => {
  it('an objection to legal claims is not upheld while data is held for one', async () => {
    const { person, customerId } = await stage.somebody();
    const { officer } = stage.cast;
    const { id } = (await limited(person, 'objectToProcessing', { purpose: 'legal_claims' })) as {
      id: string;
    };
    const hold = await held(officer, { customerId, categories: ['log'] });
    expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual([
      'LEGAL_HOLD requestId',
    ]);
    await released(officer, hold.id);
    await done(officer, 'approveRightsRequest', { requestId: id });
    await comesTo(officer, id, 'FULFILLED');
  });
});
