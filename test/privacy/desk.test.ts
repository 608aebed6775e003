import { openHouse, type TestHouse } from '../kit/open-house';
import { filesOf, findRequest, packageOf } from './access-kit';
import {
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

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('a request that was taken down', () => {
  it('waits for an officer, its clock running from when it reached us', async () => {
    const { ada, agent, officer, adaId } = cast;
    const { id, reference, state } = await recorded(agent, adaId, { receivedAt: '2026-11-10T22:59:00.000Z' });
    expect(state).toBe('IN_REVIEW');
    const seen = await own(ada, id);
    expect(seen).toMatchObject({
      channel: 'PHONE',
      receivedAt: '2026-11-10T22:59:00.000Z',
      dueAt: '2026-12-10T23:00:00.000Z',
      statusText: 'A privacy officer is examining your request. The answer is due by 10 December 2026.',
      note: 'She wants a copy of everything.',
      decision: null,
    });
    expect(
      seen.timeline.map(({ state: at, actor }: { state: string; actor: string }) => [at, actor]),
    ).toEqual([
      ['RECEIVED', 'SUPPORT'],
      ['IN_REVIEW', 'SYSTEM'],
    ]);
    expect(allowedOf(seen)).toEqual(['MESSAGE', 'WITHDRAW']);
    expect(allowedOf(await atDesk(officer, id))).toEqual([
      'MESSAGE',
      'ASSIGN',
      'ASK_IDENTITY',
      'ASK_CLARIFICATION',
      'EXTEND',
      'APPROVE',
      'REFUSE',
      'REFER',
    ]);
    expect(await letter(house, 'ada@example.com', reference, 'We received your request')).toContain(
      'Answer due by: 10 December 2026',
    );
  });

  it('is refused with every fault at once', async () => {
    const { agent, adaId } = cast;
    expect(
      await refused(agent, 'recordRightsRequest', {
        customerId: adaId,
        right: 'ACCESS',
        channel: 'PORTAL',
        receivedAt: '2026-11-24T09:00:01.000Z',
        note: ' ',
        categories: ['shoes'],
      }),
    ).toEqual(['INVALID channel', 'INVALID receivedAt', 'INVALID note', 'INVALID categories 0']);
    const order = { right: 'ACCESS', channel: 'POST', receivedAt: '2026-11-24T08:00:00.000Z', note: 'x' };
    expect(await refused(agent, 'recordRightsRequest', order)).toEqual(['REQUIRED customerId']);
    expect(
      await refused(agent, 'recordRightsRequest', { ...order, customerId: adaId.replace(/.$/, '!') }),
    ).toEqual(['NOT_FOUND customerId']);
  });
});

describe('an approval', () => {
  it('in whole makes the copy, and the person sees what was decided and what can be done against it', async () => {
    const { ada, officer, agent, dpo, adaId } = cast;
    const { id, reference, version } = await recorded(agent, adaId);
    const approved = await done(officer, 'approveRightsRequest', { requestId: id, expectedVersion: version });
    expect(['EXECUTING', 'FULFILLED']).toContain(approved.state);
    await comesTo(ada, id, 'FULFILLED');
    const seen = await own(ada, id);
    expect(seen.package.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(seen.decision).toMatchObject({ outcome: 'FULFILLED', late: false, locale: 'en', parts: [] });
    expect(seen.decision.remedies).toHaveLength(2);
    expect(seen.decision.authority.url).toMatch(/^https:/);
    expect(seen.receipts.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REQUEST_RECEIVED',
      'REQUEST_APPROVED',
      'REQUEST_FULFILLED',
    ]);
    expect(seen.statusText).toBe('Your request has been fulfilled.');
    expect(allowedOf(seen)).toEqual(['DOWNLOAD']);
    expect((await atDesk(dpo, id)).decision.decidedBy).toBe('102');
    expect(
      await ada.codes(`{ node(id: "${id}") { ... on RightsRequest { decision { decidedBy } } } }`),
    ).toEqual(['FORBIDDEN']);
    expect(await letter(house, 'ada@example.com', reference, 'approved')).toContain('is being carried out');
  });

  it('in part leaves out what is named, with its ground, and the copy says so', async () => {
    const { ada, officer, agent, adaId } = cast;
    const { id, reference } = await recorded(agent, adaId);
    const part = { subject: 'log', reasonCode: 'OTHERS_RIGHTS', reason: 'It names a colleague.' };
    await done(officer, 'approveRightsRequest', { requestId: id, except: [part] });
    await comesTo(ada, id, 'PARTLY_FULFILLED');
    const { decision, receipts } = await own(ada, id);
    const files = await filesOf(await packageOf(house, await findRequest(ada, id)));
    expect([...files.keys()]).toContain('csv/customer.csv');
    expect([...files.keys()]).not.toContain('csv/access_log_entry.csv');
    const why = 'The decision on your request says why.';
    const { request, categories, withheld } = JSON.parse(files.get('data.json')!.toString());
    expect(request).toMatchObject({ categories: 'all', refused: ['log'] });
    expect(Object.keys(categories)).toContain('contact');
    expect(Object.keys(categories)).not.toContain('log');
    expect(withheld).toContainEqual(
      expect.objectContaining({ table: 'access_log_entry', field: 'ipAddress', reason: why }),
    );
    const page = files.get('README.html')!.toString();
    expect(page).toContain('everything that is held about you; without what the decision');
    expect(page).not.toContain('only the categories that you asked for');
    expect(page).toMatch(new RegExp(`<strong>Log data</strong> \\(.*IP address.*\\): ${why}`));
    expect(page).not.toContain('csv/access_log_entry.csv');
    expect(decision).toMatchObject({
      outcome: 'PARTLY_FULFILLED',
      parts: [{ ...part, outcome: 'REFUSED', law: 'Art. 15(4) GDPR', until: null }],
    });
    expect(receipts.at(-1).kind).toBe('REQUEST_PARTLY_FULFILLED');
    expect(await letter(house, 'ada@example.com', reference, 'approved in part')).toContain('Art. 77');
  });

  it('is refused where a part is unknown, named twice, without ground, or where nothing is left', async () => {
    const { officer, agent, adaId } = cast;
    const { id } = await recorded(agent, adaId, { categories: ['contact', 'log'] });
    const part = (subject: string, reasonCode = 'OTHERS_RIGHTS', reason = 'x') => ({
      subject,
      reasonCode,
      reason,
    });
    const tries: [object[], string[]][] = [
      [[part('billing')], ['INVALID except 0 subject']],
      [[part('log'), part('log')], ['INVALID except 1 subject']],
      [[part('log', 'LEGAL_CLAIMS', ' ')], ['INVALID except 0 reasonCode', 'INVALID except 0 reason']],
      [[part('log', 'toString')], ['INVALID except 0 reasonCode']],
      [[part('log'), part('contact')], ['INVALID except']],
    ];
    for (const [except, due] of tries)
      expect(await refused(officer, 'approveRightsRequest', { requestId: id, except })).toEqual(due);
  });
});

describe('a refusal', () => {
  it('carries ground, reason, evidence, remedies and authority, in the language of the person', async () => {
    const { ada, officer, agent, adaId } = cast;
    await ada.ask('mutation { updateProfile(input: { locale: "de-DE" }) { userErrors { code } } }');
    const { id, reference } = await recorded(agent, adaId);
    const order = {
      requestId: id,
      reasonCode: 'MANIFESTLY_EXCESSIVE',
      reason: 'Zum neunten Mal in diesem Jahr.',
    };
    expect(await refused(officer, 'refuseRightsRequest', { ...order, evidence: ' ' })).toEqual([
      'INVALID evidence',
    ]);
    await done(officer, 'refuseRightsRequest', { ...order, evidence: 'Neun Anträge seit Januar.' });
    await ada.ask('mutation { updateProfile(input: { locale: "en-GB" }) { userErrors { code } } }');
    const seen = await own(ada, id, 'de');
    expect(seen).toMatchObject({
      state: 'REFUSED',
      closedAt: house.clock.now().toISOString(),
      statusText: 'Ihr Antrag wurde abgelehnt; der Bescheid sagt, warum und was Sie tun können.',
      decision: {
        outcome: 'REFUSED',
        reasonCode: 'MANIFESTLY_EXCESSIVE',
        reason: 'Zum neunten Mal in diesem Jahr.',
        evidence: 'Neun Anträge seit Januar.',
        locale: 'de',
        remedies: [expect.stringContaining('Aufsichtsbehörde'), expect.stringContaining('Gericht')],
      },
    });
    const told = await letter(house, 'ada@example.com', reference, 'führen Ihren Antrag nicht aus');
    expect(told).toContain('Der Antrag ist exzessiv (Art. 12 Abs. 5 DSGVO)');
    expect(told).toContain('Art. 79');
    expect(told).not.toContain('neunten');
  });

  it('is marked late after the last day, and never held back', async () => {
    const { ada, officer, agent, adaId } = cast;
    const { id, reference } = await recorded(agent, adaId, { receivedAt: '2026-09-01T08:00:00.000Z' });
    expect((await own(ada, id)).statusText).toContain('was due by 1 October 2026 and is late');
    const order = { reasonCode: 'OTHERS_RIGHTS', reason: 'x', evidence: '' };
    await done(officer, 'refuseRightsRequest', { requestId: id, ...order });
    const { decision, deadline } = await own(ada, id);
    expect([decision.late, deadline.overdue]).toEqual([true, true]);
    expect(await letter(house, 'ada@example.com', reference, 'do not carry out')).toContain(
      'after the last day',
    );
  });

  it('knows its grounds by right', async () => {
    const query =
      'query ($right: Right!) { refusalReasons(right: $right) { code title article needsEvidence } }';
    const { data } = await cast.dpo.ask(query, { right: 'ACCESS' }, { 'accept-language': 'de' });
    expect(data.refusalReasons).toContainEqual({
      code: 'OTHERS_RIGHTS',
      title: 'Die Rechte anderer Personen würden beeinträchtigt',
      article: 'Art. 15(4)',
      needsEvidence: false,
    });
    expect(data.refusalReasons).toHaveLength(4);
  });
});

describe('a referral', () => {
  it('names the controller and the day, and is refused for a day that cannot be', async () => {
    const { ada, officer, agent, adaId } = cast;
    const { id, reference } = await recorded(agent, adaId);
    const order = { requestId: id, controller: 'Beispiel AG' };
    for (const handedOverAt of ['2026-11-24T07:59:59.000Z', '2026-11-24T09:00:01.000Z'])
      expect(await refused(officer, 'referRightsRequest', { ...order, handedOverAt })).toEqual([
        'INVALID handedOverAt',
      ]);
    await done(officer, 'referRightsRequest', { ...order, handedOverAt: '2026-11-24T08:30:00.000Z' });
    const { state, decision } = await own(ada, id);
    expect([state, decision.outcome, decision.reason]).toEqual([
      'REFERRED',
      'REFERRED',
      'Handed over to Beispiel AG on 24 November 2026.',
    ]);
    await letter(house, 'ada@example.com', reference, 'on behalf of another company');
  });
});
