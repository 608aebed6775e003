import type { Problems } from '../../foundation/refusal';
import { type Language, languageFor } from '../../foundation/text';
import type { Catalogue, Category } from '../../personal-data';

/** Categories that the data map knows, each once; null: everything. */
export function parseCategories(
  problems: Problems,
  catalogue: Catalogue,
  codes: readonly string[] | null | undefined,
): Category[] | null {
  if (codes == null) return null;
  const known = new Set<string>(
    catalogue.tables.flatMap(({ columns }) => columns.map(({ category }) => category)),
  );
  if (codes.length === 0)
    problems.add('INVALID', ['categories'], {
      en: 'Name at least one category, or leave this out for everything.',
      de: 'Nennen Sie mindestens eine Kategorie, oder lassen Sie dies für alles weg.',
    });
  for (const [i, code] of codes.entries())
    if (!known.has(code))
      problems.add('INVALID', ['categories', String(i)], {
        en: 'There is no such category of data.',
        de: 'Diese Kategorie von Daten gibt es nicht.',
      });
  return [...new Set(codes)] as Category[];
}

/** The language of ours nearest to a language tag. */
export function parseLanguage(
  problems: Problems,
  locale: string | null | undefined,
  otherwise: Language,
): Language {
  const tag = locale?.trim();
  if (!tag) return otherwise;
  try {
    return languageFor(Intl.getCanonicalLocales(tag));
  } catch {
    problems.add('INVALID', ['locale'], {
      en: 'This is no language tag (BCP 47), e.g. de-AT.',
      de: 'Das ist kein Sprachkürzel (BCP 47), z. B. de-AT.',
    });
    return otherwise;
  }
}
