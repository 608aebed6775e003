import { join } from 'node:path';
import { newId } from '../../src/foundation/ids';
import { FileMailer } from '../../src/mail';
import { openHouse, type TestHouse } from '../kit/open-house';

let house: TestHouse;
afterAll(() => house.close());

describe('on a house of the demo', () => {
  beforeAll(async () => (house = await openHouse()));

  it('lists what the demo sent, newest first, and shows each as plain text', async () => {
    expect((await get('/dev/mail')).body).toContain('Nothing was sent yet.');
    const id = await send('<script>alert(1)</script>');
    const list = await get('/dev/mail');
    expect(list.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(list.body).toContain(`href="/dev/mail/${id}.eml"`);
    const mail = await get(`/dev/mail/${id}.eml`);
    expect(mail.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(mail.headers['x-content-type-options']).toBe('nosniff');
    expect(mail.body).toContain('Subject: <script>alert(1)</script>');
  });

  it.each(['nothing.eml', '..%2Fmain.sqlite', '%2e%2e/master.key', `${newId('mai')}.eml`, newId('mai')])(
    'has no mail %s',
    async (name) => {
      await send('Hello');
      expect((await get(`/dev/mail/${name}`)).statusCode).toBe(404);
    },
  );

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('answers %s', async (remoteAddress) => {
    expect((await house.app.http.inject({ url: '/dev/mail', remoteAddress })).statusCode).toBe(200);
  });
});

describe('on one that the network reaches', () => {
  beforeAll(async () => {
    await house.close();
    house = await openHouse({ HOST: '0.0.0.0', TRUSTED_PROXIES: '203.0.113.5' });
  });

  it.each(['203.0.113.5', '10.0.0.1', '::ffff:192.168.1.2', 'fe80::1'])(
    'shows nothing of the demo to %s, whatever it claims',
    async (remoteAddress) => {
      const id = await send('Hello');
      for (const url of ['/dev/mail', `/dev/mail/${id}.eml`, '/graphql']) {
        const headers = { 'x-forwarded-for': '127.0.0.1', host: 'localhost' };
        const { statusCode, body } = await house.app.http.inject({ url, remoteAddress, headers });
        expect(statusCode).toBe(403);
        expect(body).not.toContain(id);
      }
    },
  );
});

describe('on one without the demo', () => {
  beforeAll(async () => {
    await house.close();
    house = await openHouse({ DEMO: 'off' });
  });

  it('is not there', async () => {
    expect((await get('/dev/mail')).statusCode).toBe(404);
  });
});

function get(url: string) {
  return house.app.http.inject({ url });
}

async function send(subject: string): Promise<string> {
  const id = newId('mai');
  const mailer = new FileMailer(join(house.dataDir, 'mail'), 'CallxTra <info@callxtra.com>');
  await mailer.send({ id, to: 'ada@example.com', subject, text: 'Hello' });
  return id;
}
