import { changeTo, perform } from '../account/email-change-kit';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { act, type Cast, castOf, comesTo, done, letter, own, recorded, refused } from './desk-kit';
import { approve, coolOff, demand, demanded, planHashOf, preview } from './erasure-kit';
import { limited } from './limits-kit';

jest.setTimeout(60_000);

let house: TestHouse;
let cast: Cast;

beforeEach(async () => {
  house = await openHouse({ CONTROLLER_DPO: 'Dora Officer|dora@callxtra.example' });
  cast = await castOf(house);
});
afterEach(() => house.close());

describe('asking for an erasure', () => {
  it('39. needs a fresh sign-in, and queues nothing without (API2:2023)', async () => {
    const old = await house.signIn('ada@example.com', 601);
    const { hash } = await preview(old);
    const { errors } = await old.ask(
      `mutation { requestErasure(input: { planHash: "${hash}" }) { userErrors { code } } }`,
    );
    expect(errors[0]!.extensions.code).toBe('STEP_UP_REQUIRED');
    const { data } = await old.ask('{ me { status privacy { rightsRequests { nodes { id } } } } }');
    expect(data.me).toEqual({ status: 'ACTIVE', privacy: { rightsRequests: { nodes: [] } } });
  });

  it('of a plan that is no longer the one is refused with the new one', async () => {
    const { ada } = cast;
    const { request, plan, userErrors } = await demand(ada, { planHash: 'f'.repeat(64) });
    expect({ request, userErrors }).toMatchObject({
      request: null,
      userErrors: [{ code: 'PLAN_CHANGED', path: ['planHash'] }],
    });
    expect(plan.hash).toBe((await preview(ada)).hash);
    expect((await demand(ada, { planHash: plan.hash })).request.state).toBe('IN_REVIEW');
  });

  it('tells every fault at once, and tries without writing', async () => {
    const { ada } = cast;
    const wrong = { planHash: '', categories: ['shoes'], endAccount: true, reason: 'x'.repeat(2001) };
    const { userErrors } = await demand(ada, wrong);
    expect(userErrors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'reason',
      'categories.0',
      'endAccount',
    ]);
    const { hash } = await preview(ada);
    const tried = await demand(ada, { planHash: hash, validateOnly: true });
    expect(tried).toEqual({ request: null, plan: null, userErrors: [] });
  });

  it('leaves nothing out of the end of an account, which nothing would date any more', async () => {
    const part = { subject: 'contact', reasonCode: 'LEGAL_CLAIMS', reason: 'A dispute.' };
    for (const categories of [undefined, ['contact', 'settings']]) {
      const { id } = await demanded(cast.ada, categories);
      const approval = { requestId: id, planHash: await planHashOf(cast.officer, id), except: [part] };
      expect(await refused(cast.officer, 'approveRightsRequest', approval)).toEqual(
        categories ? [] : ['UNSUPPORTED except'],
      );
    }
  });

  it('twice is two requests, the second linked to the first', async () => {
    const { ada } = cast;
    const first = await demanded(ada);
    const second = await demanded(ada, ['log']);
    const { data } = await ada.ask(
      `{ node(id: "${second.id}") { ... on ErasureRequest { duplicateOf { id } plan { endAccount } } } }`,
    );
    expect(data.node).toEqual({ duplicateOf: { id: first.id }, plan: { endAccount: false } });
  });

  it('by phone is taken down, for the whole account where nothing is named', async () => {
    const { agent, officer, adaId, ada } = cast;
    const { id, state } = await recorded(agent, adaId, { right: 'ERASURE' });
    expect(state).toBe('IN_REVIEW');
    expect(await planHashOf(officer, id)).toBe((await preview(ada)).hash);
  });
});

describe('approving an erasure', () => {
  it('takes two officers who approve the same plan; then it waits, and says how to withdraw it', async () => {
    const { ada, officer, officer2, dpo } = cast;
    const { id, reference } = await demanded(ada);
    expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual(['REQUIRED planHash']);
    const planHash = await planHashOf(officer, id);
    const approval = { requestId: id, planHash };
    expect((await done(officer, 'approveRightsRequest', approval)).state).toBe('IN_REVIEW');
    await letter(house, 'info@callxtra.com', reference, 'second|another one');
    expect(await refused(officer, 'approveRightsRequest', approval)).toEqual(['SAME_PERSON requestId']);
    expect((await done(officer2, 'approveRightsRequest', approval)).state).toBe('COOLING_OFF');
    const { data } = await ada.ask(
      `{ me { status } node(id: "${id}") { ... on ErasureRequest { executesAfter canWithdraw } } }`,
    );
    expect(data).toEqual({
      me: { status: 'ERASURE_SCHEDULED' },
      node: { executesAfter: '2026-11-27T09:00:00.000Z', canWithdraw: true },
    });
    expect(await letter(house, 'ada@example.com', reference, 'withdraw')).toContain('27 November 2026');
    expect(await planHashOf(dpo, id)).toBe(planHash);
  });

  it('of a plan that has changed is refused, and what a first officer approved before counts no more', async () => {
    const { ada, officer, officer2 } = cast;
    const { id } = await demanded(ada);
    await done(officer, 'approveRightsRequest', {
      requestId: id,
      planHash: await planHashOf(officer, id),
    });
    const old = await planHashOf(officer, id);
    await house.app.house.database.query("UPDATE invoice SET status = 'PAID'");
    const { request, userErrors } = await act(officer2, 'approveRightsRequest', {
      requestId: id,
      planHash: old,
    });
    expect([request.id, userErrors[0].code]).toEqual([id, 'PLAN_CHANGED']);
    const approval = { requestId: id, planHash: await planHashOf(officer, id) };
    expect((await done(officer2, 'approveRightsRequest', approval)).state).toBe('IN_REVIEW');
    expect((await done(officer, 'approveRightsRequest', approval)).state).toBe('COOLING_OFF');
  });

  it('by another than who has taken it counts as the second approval alone', async () => {
    const { ada, officer, officer2 } = cast;
    const { id } = await demanded(ada);
    await done(officer, 'assignRightsRequest', { requestId: id });
    const approval = { requestId: id, planHash: await planHashOf(officer, id) };
    expect(await refused(officer2, 'approveRightsRequest', approval)).toEqual(['NOT_ALLOWED_NOW']);
    await done(officer, 'approveRightsRequest', approval);
    expect((await done(officer2, 'approveRightsRequest', approval)).state).toBe('COOLING_OFF');
  });

  it('is undone by a withdrawal until it begins; then nothing happens', async () => {
    const { ada, bob } = cast;
    const { id } = await demanded(ada);
    await approve(cast, id);
    expect(await refused(bob, 'withdrawRightsRequest', { requestId: id })).toEqual(['NOT_FOUND requestId']);
    expect((await done(ada, 'withdrawRightsRequest', { requestId: id })).state).toBe('WITHDRAWN');
    await coolOff(house);
    await settled(house);
    const later = await house.signIn('ada@example.com');
    const { data } = await later.ask('{ me { status email } }');
    expect(data.me).toEqual({ status: 'ACTIVE', email: 'ada@example.com' });
  });
});

describe('an erasure of a restricted customer', () => {
  const statusOf = async () => (await cast.ada.ask('{ me { status } }')).data.me.status;
  const restrict = { ground: 'LEGAL_CLAIMS', note: 'Keep it for the court.' };

  it('that is called back leaves them restricted', async () => {
    const { ada, officer } = cast;
    const asked: { id: string } = await limited(ada, 'requestRestriction', restrict);
    await done(officer, 'approveRightsRequest', { requestId: asked.id });
    await until(async () => (await statusOf()) === 'RESTRICTED');
    const { id } = await demanded(ada);
    await approve(cast, id);
    expect(await statusOf()).toBe('ERASURE_SCHEDULED');
    await done(ada, 'withdrawRightsRequest', { requestId: id });
    expect(await statusOf()).toBe('RESTRICTED');
  });

  it('that is called back after the restriction has ended leaves them free', async () => {
    const { ada } = cast;
    const { restriction }: { restriction: { id: string } } = await limited(ada, 'requestRestriction', {
      ground: 'ACCURACY_CONTESTED',
    });
    const { id } = await demanded(ada);
    await approve(cast, id);
    await limited(ada, 'endRestriction', { restrictionId: restriction.id });
    await done(ada, 'withdrawRightsRequest', { requestId: id });
    expect(await statusOf()).toBe('ACTIVE');
  });
});

describe('with SECOND_OFFICER=near_due', () => {
  it('one officer may approve alone from four working days before the last day, and the DPO is told', async () => {
    await house.close();
    house = await openHouse({
      SECOND_OFFICER: 'near_due',
      CONTROLLER_DPO: 'Dora Officer|dora@callxtra.example',
    });
    cast = await castOf(house);
    const { id, reference } = await demanded(cast.ada);
    // The last day is 24 December, a Thursday: four working days before is 18 December.
    house.clock.advance(23 * 86_400);
    const early = await house.signIn('officer@callxtra.example');
    const planHash = await planHashOf(early, id);
    expect((await done(early, 'approveRightsRequest', { requestId: id, planHash })).state).toBe('IN_REVIEW');
    house.clock.advance(86_400);
    const late = await house.signIn('officer@callxtra.example');
    const alone = { requestId: id, planHash: await planHashOf(late, id), note: 'In time.' };
    await done(late, 'approveRightsRequest', alone);
    await letter(house, 'dora@callxtra.example', reference, 'one officer alone');
    await comesTo(late, id, 'PARTLY_FULFILLED');
  });
});

describe('41. E-mail change followed by erasure within the undo time (API2:2023)', () => {
  it('tells the former address, and is held once the change is undone', async () => {
    const token = await changeTo(house, cast.ada, 'thief@example.net');
    const thief = await house.signIn('thief@example.net');
    const { id, reference } = await demanded(thief);
    await letter(house, 'ada@example.com', reference, 'We received your request');
    await approve(cast, id);
    expect((await perform(house.nobody, 'undoEmailChange', { token })).undone).toBe(true);
    await letter(house, 'ada@example.com', reference, 'somebody else acted');
    house.clock.advance(1);
    const ada = await house.signIn('ada@example.com');
    const { data } = await ada.ask(
      `{ me { status } node(id: "${id}") { ... on ErasureRequest { state executesAfter receipts { kind } } } }`,
    );
    expect(data.me.status).toBe('ACTIVE');
    expect(data.node).toMatchObject({ state: 'IN_REVIEW', executesAfter: null });
    expect(data.node.receipts.at(-1)).toEqual({ kind: 'REQUEST_HELD' });
    await coolOff(house);
    await settled(house);
    const still = await house.signIn('ada@example.com');
    expect((await own(still, id)).state).toBe('IN_REVIEW');
  });

  it('is not carried out while the change can still be undone', async () => {
    await house.close();
    house = await openHouse({ COOLING_OFF: 'PT1H' });
    cast = await castOf(house);
    await changeTo(house, cast.ada, 'ada@example.org');
    const { id } = await demanded(cast.ada);
    await approve(cast, id);
    const { data } = await cast.ada.ask(`{ node(id: "${id}") { ... on ErasureRequest { executesAfter } } }`);
    expect(Date.parse(data.node.executesAfter)).toBeGreaterThan(house.clock.now().getTime() + 2 * 86_400_000);
  });

  it('is held where the address was changed after the approval', async () => {
    const { ada } = cast;
    const { id, reference } = await demanded(ada);
    await approve(cast, id);
    house.clock.advance(2 * 86_400);
    await changeTo(house, await house.signIn('ada@example.com'), 'thief@example.net');
    house.clock.advance(86_400 + 1);
    await house.app.worker?.look();
    const officer = await house.signIn('officer@callxtra.example');
    await comesTo(officer, id, 'IN_REVIEW');
    expect(await letter(house, 'ada@example.com', reference, 'somebody else acted')).toContain(reference);
  });
});
