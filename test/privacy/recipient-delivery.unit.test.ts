import { newsOf } from './recipient-news';
import { startRecipient, type RecipientServer } from '../kit/recipient-server';
import { tellByMail } from '../../src/privacy/recipient-delivery/mail-delivery';
import { isPublic } from '../../src/privacy/recipient-delivery/public-address';
import { tellByWebhook } from '../../src/privacy/recipient-delivery/webhook-delivery';
import { readSettings } from '../../src/settings';
import { secret } from './recipients-kit';

let recipient: RecipientServer;
beforeAll(async () => (recipient = await startRecipient()));
afterAll(() => recipient.close());

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '193.0.14.129', '2001:4860:4860::8888'])('is %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('is not %s', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});

describe('a webhook', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])(
    'to %s is not even begun where private addresses are not allowed',
    async (host) => {
      const endpoint = { url: `http://${host}:${recipient.port}/`, secret };
      const telling = tellByWebhook(endpoint, newsOf(), new Date(), { mayBePrivate: false });
      await expect(telling).rejects.toMatchObject({ code: 'WRONG_ADDRESS', isFinal: true });
      expect(recipient.taken).toEqual([]);
    },
  );

  it('to nobody there is tried again', async () => {
    const gone = await startRecipient();
    await gone.close();
    const telling = tellByWebhook({ url: gone.url, secret }, newsOf(), new Date(), { mayBePrivate: true });
    await expect(telling).rejects.toMatchObject({ code: 'NO_ANSWER', isFinal: false });
  });

  it.each([
    ['no JSON', 'no JSON', 'TOLD'],
    ['an outcome unheard of', '{"outcome":"erased everything"}', 'TOLD'],
    ['more than is read', `{"outcome":"confirmed","reason":"${'x'.repeat(20_000)}"}`, 'TOLD'],
    ['a confirmation', '{"outcome":"confirmed"}', 'CONFIRMED'],
    ['a long reason', `{"outcome":"kept","reason":"${'x'.repeat(900)}"}`, 'KEPT_BY_RECIPIENT'],
  ])('answered by %s is understood', async (_what, body, state) => {
    recipient.answers({ status: 200, body });
    const answer = await tellByWebhook({ url: recipient.url, secret }, newsOf(), new Date(), {
      mayBePrivate: true,
    });
    expect(answer.state).toBe(state);
    expect(answer.reason?.length ?? 0).toBeLessThanOrEqual(500);
  });
});

test('a mail names the person by the reference alone, in both languages', async () => {
  const sent: { id: string; to: string; text: string }[] = [];
  const mailer = { send: async (mail: (typeof sent)[0]) => void sent.push(mail) };
  const news = newsOf();
  expect(await tellByMail(mailer, 'privacy@processor.example', news)).toEqual({
    state: 'TOLD',
    reason: null,
  });
  expect(sent[0]).toMatchObject({ id: news.id, to: 'privacy@processor.example' });
  expect(sent[0]!.text).toContain('Your reference for the person: theirs-1');
  expect(sent[0]!.text).toContain('Kategorien von Daten: Rechnungsangaben und Zahlungsmittel');
  const refusing = { send: () => Promise.reject(new Error('550')) };
  await expect(tellByMail(refusing, 'x@y.example', news)).rejects.toMatchObject({ code: 'NOT_TAKEN' });
});

describe('RECIPIENT_ENDPOINTS', () => {
  const read = (RECIPIENT_ENDPOINTS: string, more: Record<string, string> = {}) =>
    readSettings({ RECIPIENT_ENDPOINTS, ...more }).recipientEndpoints;

  it('takes webhooks and mail addresses', () => {
    const text = `payment_processor|https://p.example/art19|${secret}, bank|dpo@bank.example`;
    expect([...read(text)]).toEqual([
      ['payment_processor', { kind: 'webhook', url: 'https://p.example/art19', secret }],
      ['bank', { kind: 'mail', address: 'dpo@bank.example' }],
    ]);
    expect([...read('')]).toEqual([]);
  });

  it.each([
    'bank',
    'bank|no address',
    `bank|ftp://b.example|${secret}`,
    `bank|https://user:word@b.example|${secret}`,
    'bank|https://b.example|whsec_c2hvcnQ=',
    `bank|https://b.example|${secret}, bank|dpo@bank.example`,
  ])('refuses %s without repeating it', (text) => {
    expect(() => read(text)).toThrow(/RECIPIENT_ENDPOINTS: expected code\|https address/);
    expect(() => read(text)).not.toThrow(new RegExp(secret.slice(10, 30)));
  });

  it('refuses an unencrypted one unless private addresses are allowed', () => {
    const text = `bank|http://b.example|${secret}`;
    expect(() => read(text)).toThrow('RECIPIENT_ENDPOINTS');
    expect(read(text, { RECIPIENT_PRIVATE_ADDRESSES: 'on' }).size).toBe(1);
  });
});
