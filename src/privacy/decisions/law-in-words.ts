import type { Language } from '../../foundation/text';

/** A law as people of the language cite it: `Art. 17(3)(b) GDPR` is `Art. 17 Abs. 3 Buchst. b DSGVO` in German. */
export function lawIn(language: Language, law: string): string {
  if (language === 'en') return law;
  return law
    .replaceAll(/\((\d)\)/g, ' Abs. $1')
    .replaceAll(/\(([a-z])\)/g, ' Buchst. $1')
    .replaceAll('GDPR', 'DSGVO');
}
