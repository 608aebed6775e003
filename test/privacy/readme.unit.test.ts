import { purposes } from '../../src/personal-data';
import type { CopyFacts } from '../../src/privacy/readme/facts';
import { html } from '../../src/privacy/readme/html';
import { periodInWords } from '../../src/privacy/readme/period-in-words';
import { readme } from '../../src/privacy/readme/readme';
import { headings } from '../../src/privacy/readme/readme.messages';

const nothing: CopyFacts = {
  language: 'en',
  reference: 'RR-2026-7F3K2',
  receivedAt: new Date('2026-11-24T09:00:00.000Z'),
  generatedAt: new Date('2026-11-24T09:00:01.000Z'),
  isPartial: false,
  isCut: false,
  controller: {
    name: null,
    email: 'info@callxtra.com',
    postalAddress: null,
    representative: null,
    euEstablishment: null,
    authority: null,
    dataProtectionOfficer: null,
  },
  privacyContact: 'privacy@callxtra.com',
  categories: [],
  purposes: [],
  recipients: [],
};

const taxAuthority = {
  name: 'Tax authorities',
  purpose: 'examine books',
  country: 'DE',
  transferSafeguard: null,
};

describe('README.html', () => {
  it.each(['en', 'de'] as const)(
    'has every heading of Art. 15 in its order, also where nothing is held: %s',
    (language) => {
      const page = readme({ ...nothing, language });
      const found = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading);
      const { title, ...others } = headings;
      expect(found).toEqual(Object.values(others).map((heading) => heading[language]));
      expect(page).toContain(`<h1>${title[language]}</h1>`);
      expect([...page.matchAll(/<h2>.*?<\/h2>\n<\/section>/g)]).toEqual([]);
    },
  );

  it('names legal basis, period, law and recipients of what is held', () => {
    const page = readme({ ...nothing, purposes: [purposes.tax], recipients: [taxAuthority] });
    expect(page).toContain('a legal obligation (Art. 6(1)(c) GDPR)');
    expect(page).toContain('8 years, counted from: end of the year of issue');
    expect(page).toContain('§ 147 AO');
    expect(page).toContain('<strong>Tax authorities</strong> (Germany): examine books');
    expect(page).toContain('None: no transfer of your data');
  });

  it.each([
    ['US', 'Clauses <2021>', 'en', '<td>United States</td><td>Clauses &lt;2021&gt;</td>'],
    ['US', null, 'de', '<td>Vereinigte Staaten</td><td>nicht benannt</td>'],
    ['IE', 'Clauses of its own processors', 'en', '<td>Ireland</td><td>Clauses of its own processors</td>'],
  ] as const)(
    'tells of what leaves the European Economic Area, where to, and what protects it: %s, %s (%s)',
    (country, transferSafeguard, language, cells) => {
      const mailer = { name: 'Letters Ltd', purpose: 'delivers', country, transferSafeguard };
      const page = readme({ ...nothing, language, recipients: [taxAuthority, mailer] });
      expect(page).toContain(`<td>Letters Ltd</td>${cells}`);
      expect(page).not.toContain('<td>Tax authorities</td>');
      expect(page).not.toMatch(/None: no transfer|Keine: Eine Übermittlung/);
    },
  );

  it.each([
    [false, false, '<dd>everything that is held about you</dd>'],
    [true, false, '<dd>only the categories that you asked for; others may be held as well</dd>'],
    [false, true, '<dd>everything that is held about you; without what the decision on your request refuses'],
    [true, true, '; others may be held as well; without what the decision on your request refuses'],
  ])(
    'says what it is about: of what was asked for alone %s, without what was refused %s',
    (isPartial, isCut, scope) => {
      expect(readme({ ...nothing, isPartial, isCut })).toContain(scope);
    },
  );

  it('names the controller, its officer and the authority for complaints', () => {
    const postalAddress = {
      lines: ['Weg 1'],
      city: 'Berlin',
      region: null,
      postalCode: '10115',
      country: 'DE',
    };
    const controller = {
      ...nothing.controller,
      name: 'A & B <GmbH>',
      postalAddress,
      dataProtectionOfficer: { name: 'Dee', email: 'dpo@callxtra.com', postalAddress: null },
      authority: { name: 'BlnBDI', country: 'DE', url: 'https://www.datenschutz-berlin.de' },
    };
    const page = readme({ ...nothing, controller });
    expect(page).toContain('<dd>A &amp; B &lt;GmbH&gt;</dd>');
    expect(page).toContain('<dd>Weg 1, 10115 Berlin, DE</dd>');
    expect(page).toContain('<dd>Dee, dpo@callxtra.com</dd>');
    expect(page).toContain('BlnBDI (DE), https://www.datenschutz-berlin.de');
  });

  it('loads nothing from anywhere and runs nothing', () => {
    expect(readme(nothing)).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|href=/i);
  });
});

describe('markup', () => {
  it('escapes every value that is not markup itself', () => {
    const evil = `<script>alert("x")</script>&'`;
    expect(html`<p title="${evil}">${[html`<b>${evil}</b>`, 7]}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;">' +
        '<b>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;</b>7</p>',
    );
  });
});

describe('a period', () => {
  it.each([
    ['P90D', 'en', '90 days'],
    ['P14D', 'de', '14 Tage'],
    ['P8Y', 'de', '8 Jahre'],
    ['P1Y6M', 'en', '1 year, 6 months'],
    ['PT72H', 'en', '72 hours'],
  ] as const)('%s is said in words (%s): %s', (period, language, words) => {
    expect(periodInWords(period, language)).toBe(words);
  });
});
