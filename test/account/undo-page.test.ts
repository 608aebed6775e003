import { readFileSync } from 'node:fs';
import { openHouse, type TestHouse } from '../kit/open-house';

jest.setTimeout(60_000);

const path = '/undo-email-change';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ SAFELIST: 'on' });
});
afterAll(() => house.close());

describe('the page that the mail to the former address leads to', () => {
  it('speaks the language of the reader and lets no script but its own run', async () => {
    const german = await get(path, 'fr, de;q=0.8');
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain('Änderung rückgängig machen');
    expect((await get(path, 'fr')).body).toContain('Undo the change');
    expect(german.body).not.toMatch(/<script(?! src="\/undo-email-change\.js" defer><\/script>)| on\w+=/);
    expect(german.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    expect(german.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('sends an operation that is on the safelist', async () => {
    const { operations } = JSON.parse(readFileSync('schema/operations/manifests/portal.json', 'utf8')) as {
      operations: { name: string; body: string }[];
    };
    const { body } = operations.find(({ name }) => name === 'UndoEmailChange')!;
    expect((await get(`${path}.js`)).body).toContain(JSON.stringify(body));
  });
});

function get(url: string, language = 'en') {
  return house.app.http.inject({ method: 'GET', url, headers: { 'accept-language': language } });
}
