import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  appliesTo,
  isPortable,
  type LegalBasis,
  mayObjectTo,
  type PurposeCode,
  purposes,
} from '../../src/personal-data';
import { refusalGrounds } from '../../src/privacy/decisions/refusal-grounds';
import { ExtensionReason, extensionTerms } from '../../src/privacy/desk/desk.vocabulary';
import { Right } from '../../src/privacy/requests/vocabulary';

const bases: Record<LegalBasis, string> = {
  CONSENT: 'A6-1-a',
  CONTRACT: 'A6-1-b',
  LEGAL_OBLIGATION: 'A6-1-c',
  LEGITIMATE_INTERESTS: 'A6-1-f',
};
const articles: Record<Right, string> = {
  ACCESS: 'A15',
  RECTIFICATION: 'A16',
  ERASURE: 'A17',
  RESTRICTION: 'A18',
  PORTABILITY: 'A20',
  OBJECTION: 'A21',
};
/** Terms that found a request; a refusal that used one would turn the law round. */
const founding = [
  'JustificationA17ChildData',
  'JustificationA17LegalErasure',
  'JustificationA17NoLegalBasis',
  'JustificationA17NonNecessity',
  'JustificationA17ObjectA21',
  'JustificationA17UnlawfulProcessing',
];

const mapping = new Set(
  linesOf('legal_basis_rights_mapping.csv').map((line) =>
    [...line.matchAll(/#([^"]+)"/g)].map(([, term]) => term).join(' '),
  ),
);
const terms = linesOf('rights_justifications.csv').map((line) => /^"([^"]+)"/.exec(line)?.[1]);
const cases = Object.entries(bases).flatMap(([legalBasis, basis]) =>
  Object.entries(articles).map(([right, article]) => ({
    legalBasis: legalBasis as LegalBasis,
    right: right as Right,
    isMapped: mapping.has(`${basis} ${article}`),
  })),
);

describe('which right goes with which legal basis', () => {
  it.each(cases)('$right, $legalBasis: as the vocabulary says', ({ right, legalBasis, isMapped }) => {
    expect(appliesTo(right, { legalBasis })).toBe(isMapped);
  });

  it('differs from it in two things alone: objecting to marketing, erasing once a duty to keep has ended', () => {
    const differences = cases.flatMap(({ right, legalBasis, isMapped }) =>
      [
        { isMarketing: true, hasDutyEnded: false },
        { isMarketing: false, hasDutyEnded: true },
      ]
        .filter((about) => appliesTo(right, { legalBasis, ...about }) !== isMapped)
        .map(({ isMarketing }) => `${right} ${legalBasis} ${isMarketing ? 'marketing' : 'duty ended'}`),
    );
    expect(differences).toEqual([
      'OBJECTION CONSENT marketing',
      'OBJECTION CONTRACT marketing',
      'ERASURE LEGAL_OBLIGATION duty ended',
      'OBJECTION LEGAL_OBLIGATION marketing',
    ]);
  });

  it.each(Object.keys(purposes) as PurposeCode[])('is what objections and packages ask: %s', (purpose) => {
    const isMapped = (article: string) => mapping.has(`${bases[purposes[purpose].legalBasis]} ${article}`);
    expect(mayObjectTo(purpose)).toBe(purpose === 'marketing' || isMapped('A21'));
    const provided = { purpose, category: 'contact', source: 'provided', onErasure: 'delete' } as const;
    const description = { en: 'value', de: 'Wert' };
    expect(isPortable({ ...provided, description })).toBe(isMapped('A20'));
  });
});

describe('the grounds of a refusal', () => {
  const named = Object.entries(refusalGrounds).flatMap(([right, grounds]) =>
    Object.entries(grounds).map(([code, ground]) => ({ right, code, ...ground })),
  );

  it('are there for every right, each with an article', () => {
    for (const right of Object.values(Right))
      expect(Object.keys(refusalGrounds[right]).length).toBeGreaterThan(3);
    for (const { article } of named)
      expect(article).toMatch(/^Art\. (12|15|16|17|18|20|21)(\(\d\)(\([a-f]\))?)?$/);
  });

  it('name terms that the vocabulary has, and none that founds a request', () => {
    const used = [...new Set(named.map(({ dpvTerm }) => dpvTerm).filter((term) => term !== null))];
    expect(used.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'JustificationA12IdentityFailure',
      'JustificationA12ManifestlyExcessive',
      'JustificationA12ManifestlyUnfounded',
      'JustificationA17LegalClaims',
      'JustificationA17LegallyRequired',
    ]);
    for (const term of used) expect(terms).toContain(term);
    for (const term of founding) {
      expect(terms).toContain(term);
      expect(used).not.toContain(term);
    }
  });

  it('demand evidence where a request is called unfounded or excessive (Art. 12(5))', () => {
    const manifest = named.filter(({ code }) => code.startsWith('MANIFESTLY_'));
    expect(manifest).toHaveLength(12);
    expect(manifest.every(({ needsEvidence }) => needsEvidence)).toBe(true);
  });
});

test('an extension is for complexity or number, by the terms that the vocabulary has for a delay', () => {
  expect(Object.keys(extensionTerms)).toEqual(Object.values(ExtensionReason));
  for (const term of Object.values(extensionTerms)) expect(terms).toContain(term);
});

function linesOf(file: string): string[] {
  const text = readFileSync(join(__dirname, '..', 'oracles', 'dpv', file), 'utf8');
  return text.trim().split('\n').slice(1);
}
