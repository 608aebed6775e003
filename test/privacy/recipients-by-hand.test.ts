import { RecipientNotice } from '../../src/privacy/recipients/recipient-notice.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { castOf } from './desk-kit';
import { carriedOut, newcomer } from './erasure-kit';
import { becomeKnown, noticesOf, toldByHand } from './recipients-kit';

let house: TestHouse;
let ada: Visitor;
let officer: Visitor;

beforeAll(async () => {
  house = await openHouse();
  await signIn();
  await becomeKnown(ada);
});
afterAll(() => house.close());

describe('a recipient without an address is told by hand', () => {
  it('so that the office hears of it by mail, without a word about the person', async () => {
    const id = await toldByHand(ada);
    const mails = () => house.mailBox.to('info@callxtra.com').filter(({ text }) => text.includes(id));
    await until(() => mails().length === 1);
    const said = JSON.stringify(mails()).replaceAll(/[a-z]{3}_[0-9a-f-]{36}/g, '');
    expect(said).not.toMatch(/ada|DE10000000/i);
  });

  it('and an officer records once what it answered', async () => {
    const noticeId = await toldByHand(ada);
    const kept = { noticeId, answer: 'KEPT_BY_RECIPIENT' };
    expect(await record({ ...kept, reason: ' ' })).toEqual(['INVALID reason']);
    expect(await record({ ...kept, reason: 'A dispute is open.' })).toEqual([]);
    expect((await noticesOf(ada))[0]).toMatchObject({
      id: noticeId,
      state: 'KEPT_BY_RECIPIENT',
      whyNot: 'A dispute is open.',
    });
    expect(await record({ ...kept, answer: 'CONFIRMED' })).toEqual(['NOT_ALLOWED_NOW noticeId']);
    expect(await record({ noticeId: 'ntc_none', answer: 'TOLD' })).toEqual(['NOT_FOUND noticeId']);
  });

  it('nobody but officers records it', async () => {
    const noticeId = await toldByHand(ada);
    const call = `mutation { recordRecipientAnswer(input: { noticeId: "${noticeId}", answer: TOLD }) { userErrors { code } } }`;
    for (const name of [
      'ada@example.com',
      'bob@example.com',
      'agent@callxtra.example',
      'dpo@callxtra.example',
    ])
      expect(await (await house.signIn(name)).codes(call)).toEqual(['FORBIDDEN']);
  });

  it('what the recipient calls the person lies under seal, and goes once it has answered', async () => {
    const noticeId = await toldByHand(ada);
    const stored = async () =>
      (await house.app.house.database.query(`SELECT * FROM recipient_notice WHERE id = '${noticeId}'`))[0];
    const before = await stored();
    expect(before.reference).not.toBeNull();
    expect(JSON.stringify(before)).not.toContain('sandbox');
    expect(await record({ noticeId, answer: 'TOLD' })).toEqual([]);
    expect((await stored()).reference).toBeNull();
  });

  it('also of somebody who was erased meanwhile, as often as the office wants to hear of it', async () => {
    const gone = await newcomer(house, 'gone@example.net');
    await becomeKnown(gone);
    const requestId = await carriedOut(house, { ...(await castOf(house)), ada: gone });
    const told = { requestId, recipient: 'payment_processor' } as const;
    const { id } = await house.app.house.database.manager.findOneByOrFail(RecipientNotice, told);
    const mails = () => house.mailBox.to('info@callxtra.com').filter(({ text }) => text.includes(id));
    await until(() => mails().length === 1);
    await signIn(); // an erasure takes days
    const { data, errors } = await officer.ask(
      `mutation { retryRecipientNotice(input: { noticeId: "${id}" }) { userErrors { code } } }`,
    );
    expect([errors, data.retryRecipientNotice.userErrors]).toEqual([[], []]);
    await until(() => mails().length === 2);
  });
});

test('a setting that names no recipient of the register stops the start with its name', async () => {
  const start = openHouse({ RECIPIENT_ENDPOINTS: 'shoemaker|dpo@shoes.example, bank|dpo@bank.example' });
  await expect(start).rejects.toThrow('RECIPIENT_ENDPOINTS names no recipients of the register: shoemaker');
});

async function signIn(): Promise<void> {
  ada = await house.signIn('ada@example.com');
  officer = await house.signIn('officer@callxtra.example');
}

async function record(input: object): Promise<string[]> {
  const { data, errors } = await officer.ask(
    `mutation ($input: RecordRecipientAnswerInput!) { recordRecipientAnswer(input: $input) {
      notice { id } userErrors { code path } } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data.recordRecipientAnswer.userErrors.map(({ code, path }: { code: string; path: string[] }) =>
    [code, ...path].join(' '),
  );
}
