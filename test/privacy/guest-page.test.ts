import { readFileSync } from 'node:fs';
import { openHouse, type TestHouse } from '../kit/open-house';

jest.setTimeout(60_000);

const path = '/guest-request';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ SAFELIST: 'on' });
});
afterAll(() => house.close());

describe('the page that the mails to guests lead to', () => {
  it('speaks the language of the reader, holds no token, and lets no script but its own run', async () => {
    const german = await get(path, 'fr, de;q=0.8');
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain('Ihr Datenschutzantrag');
    expect((await get(path, 'fr')).body).toContain('Your privacy request');
    expect(german.body).not.toMatch(/<script(?! src="\/guest-request\.js" defer><\/script>)| on\w+=/);
    expect(german.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    expect(german.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('sends operations that are on the safelist', async () => {
    const { operations } = JSON.parse(readFileSync('schema/operations/manifests/portal.json', 'utf8')) as {
      operations: { name: string; body: string }[];
    };
    const { body: script } = await get(`${path}.js`);
    for (const wanted of [
      'GuestRequest',
      'AnswerRightsRequest',
      'SendRequestMessage',
      'WithdrawRightsRequest',
      'ResendRequestCode',
    ]) {
      const { body } = operations.find(({ name }) => name === wanted)!;
      expect(script).toContain(JSON.stringify(body));
    }
  });
});

function get(url: string, language = 'en') {
  return house.app.http.inject({ method: 'GET', url, headers: { 'accept-language': language } });
}
