import { languageOf } from '../../src/identity/sign-in/messages';

test.each([
  [undefined, undefined, 'en'],
  [undefined, 'fr, *;q=0.5', 'en'],
  [undefined, 'en;q=0.1, de;q=0.9', 'de'],
  [undefined, 'de;q=0, en', 'en'],
  ['de-AT en', 'en', 'de'],
  ['fr', 'de-CH', 'de'],
  [['de'], 'en', 'en'],
])(
  'a page of the issuer, asked for in %j by a browser that wants %j, is in %s',
  (asked, wanted, language) => {
    expect(languageOf(asked, wanted)).toBe(language);
  },
);
