import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { access, download } from '../privacy/access-kit';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
let request: { id: string; receipts: { signed: string }[] };

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
  await bob.ask('mutation { updateProfile(input: { locale: "de-LU" }) { userErrors { code } } }');
  request = await access(ada);
});
afterAll(() => house.close());

describe('the language in which people are spoken to', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-at', 'de'],
    ['de-Latn-DE-1996', 'de'],
    ['en-US, en;q=0.9, de;q=0.8', 'en'],
    ['en;q=0.1, de;q=0.9', 'de'],
    ['fr-CH, fr;q=0.9, de;q=0.5, *;q=0.1', 'de'],
    ['en;q=0, de;q=0.001', 'de'],
    ['en; Q=0.3 , de ; q=0.4', 'de'],
    ['en;q=0.5;x=1, de;x=q', 'de'],
  ])('is the best of Accept-Language that we know: %s', async (header, language) => {
    expect(await spokenTo(ada, header)).toBe(language);
  });

  it.each([
    [undefined],
    [''],
    ['*'],
    ['fr, it;q=0.5'],
    ['en;q=0'],
    ['en;q=2, en;q=-1, en;q=often'],
    [', ;q=1,;;,'],
    ['deutsch'],
    ['de_DE'],
    ['<script>, \u00e9'],
  ])('is that of the customer where it knows none: %s', async (header) => {
    expect(await spokenTo(bob, header)).toBe('de');
    expect(await spokenTo(ada, header)).toBe('en');
  });

  it('is English for staff, strangers, and customers whose language is another', async () => {
    const nobody = await house.nobody.ask('{ verifyReceipt(receipt: "x") { problem } }');
    expect(nobody.headers['content-language']).toBe('en');
    await bob.ask('mutation { updateProfile(input: { locale: "fr-FR" }) { userErrors { code } } }');
    expect(await spokenTo(bob)).toBe('en');
    await bob.ask('mutation { updateProfile(input: { locale: "de-LU" }) { userErrors { code } } }');
  });

  it('is told by Content-Language where something was said, and else not', async () => {
    const silent = await ada.ask('{ me { id } }', {}, { 'accept-language': 'de' });
    expect(silent.headers).not.toHaveProperty('content-language');
  });
});

describe('every text for people is said in both languages', () => {
  const texts: [string, () => string][] = [
    ['messages of userErrors', () => refused('updateProfile', '{ locale: "!", timeZone: "!", name: null }')],
    ['a lost race', () => refused('updateProfile', '{ expectedVersion: 0 }')],
    ['a card number', () => refused('updateProfile', '{ companyName: "4111 1111 1111 1111" }')],
    ['topics', () => '{ me { communication { preferences { topic { title description } } } } }'],
    ['what cannot be switched off', () => '{ me { communication { preferences { topic { whyNot } } } } }'],
    ['where a request stands', () => `{ node(id: "${request.id}") { ... on RightsRequest { statusText } } }`],
    [
      'how a deadline is reached',
      () => `{ node(id: "${request.id}") { ... on RightsRequest { deadline { explanation } } } }`,
    ],
    ['why a receipt is not valid', () => '{ verifyReceipt(receipt: "x") { problem } }'],
  ];

  it.each(texts)('%s', async (_name, document) => {
    const [english, german] = await Promise.all(
      ['en', 'de'].map((language) => ada.ask(document(), {}, { 'accept-language': language })),
    );
    expect([english!.errors, german!.errors]).toEqual([[], []]);
    const said = textsIn(english!.data);
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((text) => textsIn(german!.data).includes(text))).toEqual([]);
  });

  it('mails', async () => {
    const mails = [];
    for (const locale of ['en', 'de-AT']) {
      await settled(house);
      const from = house.mailBox.mails.length;
      await access(ada, { locale });
      await settled(house);
      mails.push(house.mailBox.mails.slice(from));
    }
    const [english, german] = mails;
    expect(english!.length).toBeGreaterThan(0);
    expect(german).toHaveLength(english!.length);
    for (const [i, { subject, text }] of english!.entries()) {
      expect([subject, text]).not.toContain(german![i]!.subject);
      expect(german![i]!.text).not.toBe(text);
    }
  });

  it('a link that is over', async () => {
    const url = `${house.app.house.settings.publicUrl}/downloads/packages/none`;
    const answers = await Promise.all(
      ['de-DE', 'en'].map((language) => download(house, url, { 'accept-language': language })),
    );
    expect(answers.map(({ headers, body }) => [headers['content-language'], body])).toEqual([
      ['de', 'Diesen Download gibt es nicht. Links gelten fünf Minuten.'],
      ['en', 'There is no such download. Links are good for five minutes.'],
    ]);
  });
});

it('what programs read stays as it is: codes, and messages of errors', async () => {
  const { errors } = await house.nobody.ask('{ me { id } }', {}, { 'accept-language': 'de' });
  expect(errors.map(({ message, extensions }) => [message, extensions.code])).toEqual([
    ['Sign in first.', 'UNAUTHENTICATED'],
  ]);
});

/** In which language a visitor is told that a locale is none, and whether the header says the same. */
async function spokenTo(visitor: Visitor, header?: string): Promise<string> {
  const document = refused('updateProfile', '{ locale: "!" }');
  const given: Record<string, string> = header === undefined ? {} : { 'accept-language': header };
  const { data, headers } = await visitor.ask(document, {}, given);
  const [{ message }] = data.updateProfile.userErrors as [{ message: string }];
  const language = /Sprachkürzel/.test(message) ? 'de' : 'en';
  expect(headers['content-language']).toBe(language);
  return language;
}

function refused(mutation: string, input: string): string {
  return `mutation { ${mutation}(input: ${input}) { userErrors { message } } }`;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
