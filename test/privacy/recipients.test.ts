import { Webhook } from 'standardwebhooks';
import { Job } from '../../src/jobs';
import { RecipientNoticeState } from '../../src/privacy/recipients/notice.vocabulary';
import { RecipientNotice } from '../../src/privacy/recipients/recipient-notice.entity';
import { RunningClock } from '../kit/clock';
import { openHouse, type TestHouse } from '../kit/open-house';
import { type RecipientServer, startRecipient } from '../kit/recipient-server';
import type { Visitor } from '../kit/visitor';
import { settled, until } from '../kit/workers';
import { castOf, comesTo, own } from './desk-kit';
import { carriedOut, newcomer } from './erasure-kit';
import {
  becomeKnown,
  changeBilling,
  latestIn,
  noticesOf,
  noticesOfRequest,
  retry,
  secret,
} from './recipients-kit';
import { rectified } from './rectification-kit';

let recipient: RecipientServer;
let house: TestHouse;
let clock: RunningClock;
let ada: Visitor;
let bob: Visitor;
let officer: Visitor;

beforeAll(async () => {
  recipient = await startRecipient();
  clock = new RunningClock();
  house = await openHouse(
    {
      RECIPIENT_ENDPOINTS: `payment_processor|${recipient.url}|${secret}`,
      RECIPIENT_PRIVATE_ADDRESSES: 'on',
    },
    { clock },
  );
  await signIn();
  await becomeKnown(ada);
}, 90_000);
afterAll(async () => {
  await house.close();
  await recipient.close();
});
beforeEach(async () => {
  await settled(house);
  recipient.answers({ status: 202 });
  recipient.taken.length = 0;
});

describe('a recipient with an address', () => {
  it('is told of what a customer changed, signed, by its own name for the person and no other', async () => {
    await changeBilling(ada, 'DE999999999');
    const notice = await latestIn(ada, 'TOLD');
    expect(notice).toMatchObject({
      about: 'RECTIFICATION',
      recipient: { code: 'payment_processor', name: 'Payment processor' },
      categories: [{ code: 'billing' }],
      whyNot: null,
    });
    const [message] = recipient.taken;
    const { type, data } = new Webhook(secret).verify(message!.body, message!.headers) as Message;
    expect(type).toBe('personal_data.rectified');
    expect(data).toEqual({
      reference: expect.stringMatching(/^sandbox-customer\./),
      categories: ['billing'],
      law: 'GDPR Art. 19',
    });
    expect(message!.headers['webhook-id']).toBe(notice.id);
    const { id } = (await ada.ask('{ me { id } }')).data.me;
    expect(message!.body.replace(data.reference, '')).not.toMatch(new RegExp(`${id}|ada|999999999`, 'i'));
  });

  it('is told nothing where nothing changed', async () => {
    const before = await noticesOf(ada);
    await changeBilling(ada, 'DE999999999');
    await settled(house);
    expect([await noticesOf(ada), recipient.taken]).toEqual([before, []]);
  });

  it('may confirm, or keep the data and say why', async () => {
    recipient.answers({ status: 200, body: '{"outcome":"confirmed"}' });
    await changeBilling(ada, 'DE111111111');
    expect((await latestIn(ada, 'CONFIRMED')).whyNot).toBeNull();
    recipient.answers({ status: 200, body: '{"outcome":"kept","reason":"An open\\ndispute"}' });
    await changeBilling(ada, 'DE222222222');
    expect((await latestIn(ada, 'KEPT_BY_RECIPIENT')).whyNot).toBe('An open dispute');
  });

  it('that is down delays nothing, and is told again under the same id with the same words', async () => {
    recipient.answers({ status: 503 });
    await changeBilling(ada, 'DE333333333');
    await settled(house);
    expect((await noticesOf(ada))[0]!.state).toBe('QUEUED');
    recipient.answers({ status: 204 });
    await tick();
    await latestIn(ada, 'TOLD');
    const [first, second] = recipient.taken;
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
    expect(house.logged.join('')).not.toContain(recipient.url);
  });

  it('that never answers fails after half a day; the office hears of it and an officer tries again', async () => {
    recipient.answers({ status: 500 });
    await changeBilling(ada, 'DE444444444');
    await staysDown((await noticesOf(ada))[0]!.id);
    const failed = await latestIn(ada, 'FAILED');
    expect(failed.whyNot).toBe('It does not take the news.');
    expect((await noticesOf(ada, 'de'))[0]!.whyNot).toBe('Er nimmt die Nachricht nicht an.');
    await until(() => house.mailBox.to('info@callxtra.com').some(({ text }) => text.includes(failed.id)));
    expect((await atDesk('FAILED'))[0].id).toBe(failed.id);
    recipient.answers({ status: 200 });
    expect(await retry(officer, failed.id)).toEqual({
      notice: { state: expect.stringMatching(/QUEUED|TOLD/) },
      userErrors: [],
    });
    await latestIn(ada, 'TOLD');
    const ids = new Set(recipient.taken.map(({ headers }) => headers['webhook-id']));
    expect([...ids]).toEqual([failed.id]);
    expect((await retry(officer, failed.id)).userErrors[0].code).toBe('NOT_ALLOWED_NOW');
  });

  it.each([
    [{ status: 302, headers: { location: '/elsewhere' } }, 'leads nowhere'],
    [{ status: 410 }, 'does not take'],
  ])('that answers %j is not asked again', async (answer, whyNot) => {
    recipient.answers(answer);
    await changeBilling(ada, answer.status === 302 ? 'DE555555555' : 'DE666666666');
    expect((await latestIn(ada, 'FAILED')).whyNot).toContain(whyNot);
    await settled(house);
    expect(recipient.taken).toHaveLength(1);
  });
});

describe('of a request', () => {
  it('the outcome stands in its course, and the request is done without waiting and at the same version', async () => {
    recipient.answers({ status: 503 });
    const { id } = await rectified(ada, [{ field: 'billing_account.vatId', to: 'DE777777777' }]);
    await comesTo(ada, id, 'FULFILLED');
    await until(() => recipient.taken.length > 0);
    const before = await own(ada, id);
    recipient.answers({ status: 200, body: '{"outcome":"confirmed"}' });
    await tick();
    await until(
      async () => (await noticesOfRequest(ada, id)).get('payment_processor')!.state === 'CONFIRMED',
    );
    const after = await own(ada, id);
    expect(after.version).toBe(before.version);
    expect(after.timeline).toEqual([
      ...before.timeline,
      { kind: 'RECIPIENT', state: 'FULFILLED', actor: 'SYSTEM', note: 'Payment processor: did likewise' },
    ]);
    expect((await noticesOfRequest(ada, id)).get('hosting')).toMatchObject({ state: 'NOT_TOLD' });
  });
});

describe('of somebody who was erased', () => {
  it('that stays down fails as well: the office hears of it, and an officer tries again', async () => {
    const cast = await castOf(house);
    const gone = await newcomer(house, 'gone@example.net');
    await becomeKnown(gone);
    recipient.answers({ status: 500 });
    const requestId = await carriedOut(house, { ...cast, ada: gone });
    const told = { requestId, recipient: 'payment_processor' } as const;
    const now = () => house.app.house.database.manager.findOneByOrFail(RecipientNotice, told);
    const { id } = await now();
    await staysDown(id);
    await until(async () => (await now()).state === RecipientNoticeState.FAILED);
    await until(() => house.mailBox.to('info@callxtra.com').some(({ text }) => text.includes(id)));
    recipient.answers({ status: 200 });
    expect((await retry(officer, id)).userErrors).toEqual([]);
    await until(async () => (await now()).state === RecipientNoticeState.TOLD);
  });
});

describe('who is not told', () => {
  it('is said with its reason: a recipient that never heard of the customer', async () => {
    await changeBilling(bob, 'DE123456789');
    expect(await latestIn(bob, 'NOT_TOLD')).toMatchObject({
      recipient: { code: 'payment_processor' },
      whyNot: 'Nothing of yours was handed to it, so that it does not know you.',
    });
    await settled(house);
    expect(recipient.taken).toEqual([]);
  });

  it('is not on record for a change without a request where it follows us by itself', async () => {
    const before = await noticesOf(bob);
    await bob.ask('mutation { updateProfile(input: { companyName: "Bob & Co" }) { userErrors { code } } }');
    expect(await noticesOf(bob)).toEqual(before);
  });
});

describe('at the desk', () => {
  it('notices are refused to the customer, another one and agents', async () => {
    const [notice] = await noticesOf(ada);
    const agent = await house.signIn('agent@callxtra.example');
    for (const visitor of [ada, bob, agent]) {
      expect(await visitor.codes('{ recipientNotices { nodes { id } } }')).toEqual(['FORBIDDEN']);
      expect(
        await visitor.codes(
          `mutation { retryRecipientNotice(input: { noticeId: "${notice!.id}" }) { userErrors { code } } }`,
        ),
      ).toEqual(['FORBIDDEN']);
    }
    const dpo = await house.signIn('dpo@callxtra.example');
    expect(await dpo.codes('{ recipientNotices { nodes { id whyNot recipient { code } } } }')).toEqual([]);
  });

  it('one that is not there is refused as such', async () => {
    expect((await retry(officer, 'ntc_none')).userErrors[0]).toMatchObject({
      code: 'NOT_FOUND',
      path: ['noticeId'],
    });
  });
});

interface Message {
  type: string;
  data: { reference: string };
}

async function signIn(): Promise<void> {
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
  officer = await house.signIn('officer@callxtra.example');
}

/** Time goes on until what was put off is due, longer than a sign-in lasts. */
async function tick(): Promise<void> {
  clock.advance(3600);
  await signIn();
  await house.app.worker!.look();
}

/** Its last attempt for this notice comes, as after half a day. */
async function staysDown(about: string): Promise<void> {
  const { manager } = house.app.house.database;
  const putOff = { kind: 'recipient.tell', about, state: 'READY' } as const;
  await until(async () => (await manager.update(Job, putOff, { attempt: 23 })).affected === 1);
  await tick();
}

async function atDesk(state: string) {
  const { data } = await officer.ask(`{ recipientNotices(state: ${state}) { nodes { id } } }`);
  return data.recipientNotices.nodes;
}
