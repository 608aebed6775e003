/** The languages in which the system speaks to people. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** A sentence for people, said in every language at the place that needs it. */
export type Text = Record<Language, string>;

/** The first language we speak of those a person asked for (BCP 47 tags, best first), else English. */
export function languageFor(tags: readonly (string | null | undefined)[]): Language {
  return spokenOf(tags) ?? 'en';
}

/** The same, but null where we speak none of them. */
export function spokenOf(tags: readonly (string | null | undefined)[]): Language | null {
  for (const tag of tags) {
    const primary = tag?.toLowerCase().split('-')[0];
    const known = languages.find((language) => language === primary);
    if (known) return known;
  }
  return null;
}

/** The tags of an Accept-Language header (RFC 9110 12.5.4), best first; without those that are refused (`q=0`). */
export function acceptedLanguages(header: string | null | undefined): string[] {
  const ranges = (header ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => /^q=/i.test(parameter));
    return { tag, quality: weight ? Number(weight.slice(2)) : 1 };
  });
  return ranges
    .filter(({ tag, quality }) => tag && quality > 0 && quality <= 1)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
