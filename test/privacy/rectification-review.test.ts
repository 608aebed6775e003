import { openHouse, type TestHouse } from '../kit/open-house';
import { filesOf, findRequest, packageOf } from './access-kit';
import { atDesk, type Cast, castOf, comesTo, done, letter, own, recorded, refused } from './desk-kit';
import { guestRequest } from './guest-kit';
import { centre } from './limits-kit';
import { noticesOfRequest } from './recipients-kit';
import { correctionsIn, profileOf, rectified } from './rectification-kit';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const browser = { field: 'access_log_entry.browser', to: 'Firefox' };
const family = { field: 'customer.familyName', to: 'King' };
const statement = 'It was my daughter who used this browser.';

describe('what is disputed', () => {
  it('goes to an officer, with a statement that stands with the data from receipt on', async () => {
    const { ada, officer } = cast;
    const { id, state } = await rectified(ada, [browser, family], { statement });
    expect(state).toBe('IN_REVIEW');
    expect((await correctionsIn(ada, id)).corrections).toMatchObject([
      { ...browser, disputed: true, from: null, correctedAt: null },
      { ...family, disputed: false, from: 'Lovelace' },
    ]);
    expect((await profileOf(ada)).name.family).toBe('Lovelace');
    expect(await statementsInCopy()).toContain(statement);
    await done(officer, 'assignRightsRequest', { requestId: id });
    expect(await correctionsIn(officer, id)).toMatchObject({ statement, codes: [] });
  });

  it('approved in whole is written where it can be, and stands beside a record of the past', async () => {
    const { ada, officer } = cast;
    const { id, reference } = await rectified(ada, [browser, family]);
    await done(officer, 'approveRightsRequest', { requestId: id });
    await comesTo(ada, id, 'FULFILLED');
    expect((await profileOf(ada)).name.family).toBe('King');
    const { corrections } = await correctionsIn(ada, id);
    expect(corrections).toMatchObject([
      { ...browser, correctedAt: null },
      { ...family, correctedAt: expect.any(String) },
    ]);
    expect(await letter(house, 'ada@example.com', reference, 'put your data right')).toContain(
      'Records of the past are not rewritten',
    );
    expect([...(await noticesOfRequest(ada, id)).keys()]).toContain('hosting');
  });

  it('approved in part leaves out what is accurate, with its ground', async () => {
    const { ada, officer } = cast;
    const { id } = await rectified(ada, [browser, { field: 'customer.givenName', to: 'Augusta' }], {
      statement,
    });
    const part = { subject: browser.field, reasonCode: 'DATA_IS_ACCURATE', reason: 'The server saw it.' };
    expect(
      await refused(officer, 'approveRightsRequest', {
        requestId: id,
        except: [{ ...part, subject: 'customer.locale' }],
      }),
    ).toEqual(['INVALID except 0 subject']);
    await done(officer, 'approveRightsRequest', { requestId: id, except: [part] });
    await comesTo(ada, id, 'PARTLY_FULFILLED');
    expect((await profileOf(ada)).name.given).toBe('Augusta');
    const { decision, receipts } = await own(ada, id);
    expect(decision.parts).toEqual([{ ...part, outcome: 'REFUSED', law: 'Art. 16 GDPR', until: null }]);
    expect(receipts.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['REQUEST_PARTLY_FULFILLED', 'RESTRICTION_LIFT_ANNOUNCED']),
    );
  });

  it('refused needs evidence, and the statement goes on standing with the data', async () => {
    const { ada, officer } = cast;
    const said = 'I never signed in from there.';
    const { id } = await rectified(ada, [{ field: 'access_log_entry.ipAddress', to: null }], {
      statement: said,
    });
    const order = { requestId: id, reasonCode: 'DATA_IS_ACCURATE', reason: 'The address is right.' };
    expect(await refused(officer, 'refuseRightsRequest', { ...order, evidence: '' })).toEqual([
      'INVALID evidence',
    ]);
    await done(officer, 'refuseRightsRequest', { ...order, evidence: 'The logs of the server.' });
    expect((await own(ada, id)).state).toBe('REFUSED');
    expect((await centre(ada)).restrictions[0]).toMatchObject({
      ground: 'ACCURACY_CONTESTED',
      liftsOn: expect.any(String),
      liftedAt: null,
    });
    expect(await statementsInCopy()).toMatch(new RegExp(`${said}[^\\n]*2026`));
  });

  it('withdrawn takes its statement back', async () => {
    const { ada } = cast;
    const said = 'I take this back soon.';
    const { id } = await rectified(ada, [browser], { statement: said });
    await done(ada, 'withdrawRightsRequest', { requestId: id });
    const line = (await statementsInCopy()).split('\n').find((each) => each.includes(said))!;
    expect(line).not.toContain('2026-');
  });
});

describe('taken down by staff', () => {
  it('what the person could edit is examined too, and no value is written before', async () => {
    const { ada, agent, officer, adaId } = cast;
    const { id } = await recorded(agent, adaId, {
      right: 'RECTIFICATION',
      corrections: [{ field: 'customer.companyName', to: 'Analytical Engines' }],
    });
    expect((await own(ada, id)).state).toBe('IN_REVIEW');
    await done(officer, 'approveRightsRequest', { requestId: id });
    await comesTo(ada, id, 'FULFILLED');
    expect((await profileOf(ada)).companyName).toBe('Analytical Engines');
  });

  it('an e-mail address is corrected by an officer alone, and the old address hears of it', async () => {
    const { bob, agent, officer } = cast;
    const { id: bobId } = await profileOf(bob);
    const { id, reference } = await recorded(agent, bobId, {
      right: 'RECTIFICATION',
      corrections: [{ field: 'customer.email', to: 'Bob@NEW.example' }],
    });
    expect((await profileOf(bob)).email).toBe('bob@example.com');
    await done(officer, 'approveRightsRequest', { requestId: id });
    await comesTo(bob, id, 'FULFILLED');
    expect((await profileOf(bob)).email).toBe('Bob@new.example');
    await letter(house, 'bob@example.com', reference, 'was approved');
    await letter(house, 'Bob@new.example', reference, 'put your data right');
  });

  it('tells staff by no refusal whether a guess is right', async () => {
    const { ada, agent, adaId } = cast;
    const { email } = await profileOf(ada);
    const guesses = [email, 'other@example.com'].map((to) => ({ field: 'customer.email', to }));
    for (const guess of guesses)
      expect(
        await refused(agent, 'recordRightsRequest', {
          customerId: adaId,
          right: 'RECTIFICATION',
          channel: 'PHONE',
          receivedAt: '2026-11-24T08:00:00.000Z',
          note: ' ',
          corrections: [guess],
        }),
      ).toEqual(['INVALID note']);
    const right = await recorded(agent, adaId, { right: 'RECTIFICATION', corrections: guesses.slice(0, 1) });
    expect(right.state).toBe('IN_REVIEW');
  });

  it('is refused without corrections, and with those of no field', async () => {
    const { agent, adaId } = cast;
    const order = {
      customerId: adaId,
      right: 'RECTIFICATION',
      channel: 'PHONE',
      receivedAt: '2026-11-24T08:00:00.000Z',
      note: 'x',
    };
    expect(await refused(agent, 'recordRightsRequest', order)).toEqual(['REQUIRED corrections']);
    expect(
      await refused(agent, 'recordRightsRequest', { ...order, corrections: [{ field: 'shoes' }] }),
    ).toEqual(['INVALID corrections 0 field']);
  });
});

test('what a guest writes is approved once the officer has put right what it means', async () => {
  const { ada, officer, adaId } = cast;
  const email = 'ada@example.com';
  const note = 'My company is called Engines now.';
  const { id, reference } = await guestRequest(house, { email, right: 'RECTIFICATION', note });
  expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual([
    'NOT_ALLOWED_NOW requestId',
  ]);
  house.clock.advance(60);
  const corrections = [{ field: 'customer.companyName', to: 'Engines' }];
  const named = await recorded(officer, adaId, { right: 'RECTIFICATION', corrections });
  expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual([
    'NOT_ALLOWED_NOW requestId',
  ]);
  await done(officer, 'approveRightsRequest', { requestId: named.id });
  await comesTo(ada, named.id, 'FULFILLED');
  await done(officer, 'approveRightsRequest', { requestId: id });
  await comesTo(ada, id, 'FULFILLED');
  await letter(house, email, reference, 'put your data right');
  expect((await profileOf(ada)).companyName).toBe('Engines');
});

test('the desk sees what was decided and who was told, and only its officer what was said', async () => {
  const { ada, officer, dpo } = cast;
  const { id } = await rectified(ada, [browser]);
  await done(officer, 'approveRightsRequest', { requestId: id });
  await comesTo(ada, id, 'FULFILLED');
  expect((await atDesk(dpo, id)).decision.outcome).toBe('FULFILLED');
  expect((await noticesOfRequest(dpo, id)).size).toBeGreaterThan(0);
  expect((await correctionsIn(dpo, id)).codes).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

/** What ada's copy of her data says in its table of statements. */
async function statementsInCopy(): Promise<string> {
  const { ada } = cast;
  const { data } = await ada.ask('mutation { requestAccess(input: {}) { request { id } } }');
  const { id } = data.requestAccess.request;
  await comesTo(ada, id, 'FULFILLED');
  const files = await filesOf(await packageOf(house, await findRequest(ada, id)));
  return files.get('csv/supplementary_statement.csv')!.toString();
}
