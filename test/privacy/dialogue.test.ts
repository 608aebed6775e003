import { join } from 'node:path';
import { rm, writeFile } from 'node:fs/promises';
import { StaffMember } from '../../src/identity';
import { DataPackageChunk } from '../../src/privacy/packages/data-package-chunk.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { findRequest, requestAccess } from './access-kit';
import {
  act,
  allowedOf,
  atDesk,
  type Cast,
  castOf,
  comesTo,
  done,
  letter,
  own,
  recorded,
  refused,
} from './desk-kit';

const day = 86_400;
const address = 'ada@example.com';
const office = 'info@callxtra.com';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse({ PACKAGE_STORE: 'dir' });
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('a message', () => {
  it('goes both ways, is told by mail without its text, and never stops the clock', async () => {
    const { ada, officer, agent, adaId } = cast;
    const { id, reference, dueAt } = await recorded(agent, adaId);
    await done(ada, 'sendRequestMessage', { requestId: id, text: ' Is it under way? ' });
    await done(officer, 'sendRequestMessage', { requestId: id, text: 'It is.' });
    const seen = await own(ada, id);
    expect(seen.timeline.slice(2)).toEqual([
      { kind: 'MESSAGE', state: 'IN_REVIEW', actor: 'REQUESTER', note: 'Is it under way?' },
      { kind: 'MESSAGE', state: 'IN_REVIEW', actor: 'PRIVACY_OFFICE', note: 'It is.' },
    ]);
    expect([seen.dueAt, seen.deadline.pausedSince]).toEqual([dueAt, null]);
    const told = await letter(house, office, reference, 'wrote a message');
    expect(told.replaceAll(/RR-2026-\w{5}/g, '')).not.toMatch(/under way|ada|lovelace/i);
    expect(await letter(house, address, reference, 'wrote to you')).not.toContain('It is.');
    expect(await refused(ada, 'sendRequestMessage', { requestId: id, text: '\t' })).toEqual(['INVALID text']);
  });

  it('is not for a closed request, an agent, or the data protection officer', async () => {
    const { ada, agent, dpo, adaId } = cast;
    const { id } = await recorded(agent, adaId);
    await done(ada, 'withdrawRightsRequest', { requestId: id });
    expect(await refused(ada, 'sendRequestMessage', { requestId: id, text: 'x' })).toEqual([
      'NOT_ALLOWED_NOW',
    ]);
    const mutation = `mutation { sendRequestMessage(input: { requestId: "${id}", text: "x" }) { userErrors { code } } }`;
    for (const visitor of [agent, dpo]) expect(await visitor.codes(mutation)).toEqual(['FORBIDDEN']);
  });
});

describe('a withdrawal', () => {
  it('49. ends a request once, whoever comes second', async () => {
    const { ada, agent, adaId } = cast;
    const { id, reference } = await recorded(agent, adaId);
    expect((await own(ada, id)).canWithdraw).toBe(true);
    const dry = await act(ada, 'withdrawRightsRequest', { requestId: id, validateOnly: true });
    expect(dry).toEqual({ request: null, userErrors: [] });
    const answers = await Promise.all([1, 2].map(() => act(ada, 'withdrawRightsRequest', { requestId: id })));
    const codes = answers.map(({ userErrors }) =>
      userErrors.map(({ code }: { code: string }) => code).join(),
    );
    expect(new Set(codes)).toEqual(new Set(['', 'NOT_ALLOWED_NOW']));
    const seen = await own(ada, id, 'de');
    expect(seen).toMatchObject({
      state: 'WITHDRAWN',
      canWithdraw: false,
      statusText: 'Sie haben diesen Antrag zurückgenommen, oder er endete mit Ihrem Konto.',
      decision: null,
    });
    expect(seen.timeline).toHaveLength(3);
    expect(seen.receipts.at(-1).kind).toBe('REQUEST_WITHDRAWN');
    await letter(house, address, reference, 'You withdrew your request');
  });

  it('stops a copy that is being made, and leaves nothing of it', async () => {
    const { officer, agent, adaId } = cast;
    const { id } = await recorded(agent, adaId);
    await house.app.worker!.stop();
    await done(officer, 'approveRightsRequest', { requestId: id });
    expect(await done(cast.ada, 'withdrawRightsRequest', { requestId: id })).toMatchObject({
      state: 'WITHDRAWN',
    });
    await house.reopen();
    const { id: other } = (await requestAccess(cast.ada)).request;
    await comesTo(cast.ada, other, 'FULFILLED');
    await settled(house);
    expect(await findRequest(cast.ada, id)).toMatchObject({ state: 'WITHDRAWN', package: null });
    expect(await house.app.house.database.manager.count(DataPackageChunk)).toBe(0);
  });
});

describe('a question of clarification', () => {
  it('is answered by the person and asked once', async () => {
    const { ada, officer, agent, adaId } = cast;
    const { id, reference } = await recorded(agent, adaId);
    const order = { requestId: id, question: 'Which invoices?' };
    expect(await refused(officer, 'askForClarification', { ...order, question: '' })).toEqual([
      'INVALID question',
    ]);
    await done(officer, 'askForClarification', order);
    const seen = await own(ada, id);
    expect(seen.question).toEqual({
      kind: 'CLARIFICATION',
      text: 'Which invoices?',
      askedAt: house.clock.now().toISOString(),
      sentTo: null,
      answerBy: new Date(house.clock.now().getTime() + 14 * day * 1000).toISOString(),
      attemptsLeft: null,
    });
    expect(seen.statusText).toContain('which data you mean');
    expect(allowedOf(seen)).toEqual(['ANSWER', 'MESSAGE', 'WITHDRAW']);
    expect(await letter(house, address, reference, 'more precisely')).not.toContain('Which invoices?');
    expect(await refused(ada, 'answerRightsRequest', { requestId: id })).toEqual(['INVALID answer']);
    await done(ada, 'answerRightsRequest', { requestId: id, answer: 'Those of May.' });
    expect((await own(ada, id)).timeline.at(-1)).toMatchObject({ kind: 'ANSWER', note: 'Those of May.' });
    expect(await refused(officer, 'askForClarification', order)).toEqual(['ALREADY_DONE']);
  });

  it('without an answer in fourteen days leads to the full copy', async () => {
    const { officer, agent, adaId } = cast;
    const { id } = await recorded(agent, adaId, { categories: ['invoices'] });
    await done(officer, 'askForClarification', { requestId: id, question: 'Which?' });
    await later(13 * day);
    expect((await own(cast.ada, id)).state).toBe('AWAITING_CLARIFICATION');
    await later(day);
    await comesTo(cast.ada, id, 'FULFILLED');
    const seen = await own(cast.ada, id);
    expect(seen.decision).toMatchObject({ outcome: 'FULFILLED', reason: null });
    const copied = await findRequest(cast.ada, id);
    expect(copied.package.files).toContain('csv/customer.csv');
    expect(seen.timeline.map(({ state }: { state: string }) => state)).toEqual([
      'RECEIVED',
      'IN_REVIEW',
      'AWAITING_CLARIFICATION',
      'EXECUTING',
      'FULFILLED',
    ]);
  });
});

it('a failed step is tried again at once by an officer', async () => {
  const inTheWay = join(house.dataDir, 'packages');
  await rm(inTheWay, { recursive: true, force: true });
  await writeFile(inTheWay, 'no folder');
  const { request } = await requestAccess(cast.ada);
  await comesTo(cast.ada, request.id, 'NEEDS_RETRY');
  await settled(house);
  expect((await own(cast.ada, request.id)).statusText).toContain('A step failed on our side');
  expect(allowedOf(await atDesk(cast.officer, request.id))).toEqual(['MESSAGE', 'ASSIGN', 'EXTEND', 'RETRY']);
  await rm(inTheWay);
  await done(cast.officer, 'retryRightsRequest', { requestId: request.id });
  await comesTo(cast.ada, request.id, 'FULFILLED');
});

it('staff never act on a request about themselves', async () => {
  const { manager } = house.app.house.database;
  const { id } = await recorded(cast.agent, cast.adaId);
  await manager.update(StaffMember, { number: 102 }, { ownCustomerId: cast.adaId });
  house.clock.advance(6);
  for (const [mutation, input] of [
    ['assignRightsRequest', {}],
    ['askForIdentity', { doubt: 'x' }],
    ['approveRightsRequest', {}],
    ['refuseRightsRequest', { reasonCode: 'OTHERS_RIGHTS', reason: 'x', evidence: '' }],
    ['sendRequestMessage', { text: 'x' }],
  ] as const)
    expect(await refused(cast.officer, mutation, { requestId: id, ...input })).toEqual(['SAME_PERSON']);
  const order = { right: 'ACCESS', channel: 'PHONE', receivedAt: '2026-11-24T08:00:00Z', note: 'x' };
  expect(await refused(cast.officer, 'recordRightsRequest', { customerId: cast.adaId, ...order })).toEqual([
    'SAME_PERSON customerId',
  ]);
  const { actions } = await atDesk(cast.officer, id);
  expect(actions[0].whyNot).toContain('your own data');
  await manager.update(StaffMember, { number: 102 }, { ownCustomerId: null });
});

/** Time goes by; everybody signs in anew. */
async function later(seconds: number): Promise<void> {
  house.clock.advance(seconds);
  cast = await castOf(house);
}
