import { z } from 'zod';
import { Problems, Refusal } from '../../src/foundation/refusal';
import { Catalogue } from '../../src/personal-data';
import { parseCategories, parseLanguage } from '../../src/privacy/access/access.parsing';
import { newReference } from '../../src/foundation/reference';
import { parseWritten } from '../../src/values';

const column = {
  description: { en: '', de: '' },
  purpose: 'service',
  source: 'provided',
  onErasure: 'delete',
} as const;
const contact = {
  ...column,
  category: 'contact',
  property: 'email',
  isSealed: true,
  keyRule: null,
  index: null,
  isIndexExact: false,
  shape: z.string(),
  isNullable: false,
} as const;
const catalogue = new Catalogue([
  {
    entity: Object,
    name: 'customer',
    subject: 'id',
    isOwnRow: true,
    columns: [contact],
    keptFrom: null,
    hiddenWhile: null,
    initials: new Map(),
  },
]);

/** The paths that were found wrong. */
function pathsOf(check: (problems: Problems) => unknown): string[] {
  const problems = new Problems();
  check(problems);
  try {
    problems.settle();
    return [];
  } catch (error) {
    return (error as Refusal).problems.map(({ path }) => path.join('.'));
  }
}

describe('a reference', () => {
  it('is short, names the year, and has no letter that is heard or read as another', () => {
    const references = Array.from({ length: 2000 }, () => newReference('RR', '2026'));
    for (const reference of references) expect(reference).toMatch(/^RR-2026-[2-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(references).size).toBeGreaterThan(1990);
  });
});

describe('what comes with a request', () => {
  it.each([
    ['  text  ', 'text'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['   ', null],
    [null, null],
    [undefined, null],
    ['x'.repeat(2000), 'x'.repeat(2000)],
    ['👩‍💻'.normalize('NFD'), '👩‍💻'],
  ])('the note %j is kept as %j', (note, kept) => {
    expect(pathsOf((problems) => parseWritten(problems, ['note'], note))).toEqual([]);
    expect(parseWritten(new Problems(), ['note'], note)).toBe(kept);
  });

  it.each(['a\u0000b', 'a\u001bb', '\ud800', 'x'.repeat(2001)])('the note %j is refused', (note) => {
    expect(pathsOf((problems) => parseWritten(problems, ['note'], note))).toEqual(['note']);
  });

  it('names categories that the data map knows, each once', () => {
    expect(parseCategories(new Problems(), catalogue, ['contact', 'contact'])).toEqual(['contact']);
    expect(parseCategories(new Problems(), catalogue, null)).toBeNull();
    expect(pathsOf((problems) => parseCategories(problems, catalogue, ['contact', 'log', 'x']))).toEqual([
      'categories.1',
      'categories.2',
    ]);
    expect(pathsOf((problems) => parseCategories(problems, catalogue, []))).toEqual(['categories']);
  });

  it('may name a language; one that we do not speak is answered in English', () => {
    expect(parseLanguage(new Problems(), 'de-AT', 'en')).toBe('de');
    expect(parseLanguage(new Problems(), 'fr', 'de')).toBe('en');
    expect(parseLanguage(new Problems(), undefined, 'de')).toBe('de');
    expect(pathsOf((problems) => parseLanguage(problems, 'x y', 'en'))).toEqual(['locale']);
  });
});
