import { type KeyValueProperty, type ObjectExpression, parseSync } from '@swc/core';
import { languages } from '../../src/foundation/text';
import { sourcesBelow } from './sources';

/** The same word in both languages. */
const alike = ['Name', 'Format'];

const texts = sourcesBelow('src')
  .flatMap(({ path, text }) =>
    textsIn(text, path.endsWith('.tsx')).map((said) => ({ path, said: new Map(said) })),
  )
  // Nothing is the same in every language.
  .filter(({ said }) => [...said.values()].some((value) => value !== ''));

test('every text for people is said in every language', () => {
  expect(texts.length).toBeGreaterThan(250);
  expect(texts.filter(({ said }) => languages.some((language) => !said.get(language)))).toEqual([]);
});

test('no text is said in one language twice', () => {
  const repeated = texts.filter(({ said }) => new Set(said.values()).size < said.size);
  expect(repeated.filter(({ said }) => !alike.includes(said.get('en')!))).toEqual([]);
});

test('a text that lacks a language, or is not translated, would be found', () => {
  const found = textsIn(`const a = { en: 'Yes' }; say({ de: \`\${b} Tage\`, en: \`\${b} Tage\` });`);
  expect(found).toEqual([
    [['en', 'Yes']],
    [
      ['de', expect.stringContaining('Tage')],
      ['en', expect.stringContaining('Tage')],
    ],
  ]);
  expect(new Set(found[1]!.map(([, said]) => said)).size).toBe(1);
});

/** Every object of a source that has languages for keys: a text by its language, what is computed as its syntax. */
function textsIn(source: string, isPage = false): [string, string][][] {
  const objects: ObjectExpression[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ((node as ObjectExpression).type === 'ObjectExpression') objects.push(node as ObjectExpression);
    Object.values(node).forEach(walk);
  };
  walk(parseSync(source, { syntax: 'typescript', decorators: true, tsx: isPage }).body);
  return objects.map(saidIn).filter((said) => said.length > 0);
}

function saidIn({ properties }: ObjectExpression): [string, string][] {
  return properties
    .filter((property): property is KeyValueProperty => property.type === 'KeyValueProperty')
    .map(({ key, value }): [string, string] => ['value' in key ? String(key.value) : '', saidBy(value)])
    .filter(([key]) => languages.some((language) => language === key));
}

function saidBy(value: KeyValueProperty['value']): string {
  if (value.type === 'StringLiteral') return value.value;
  return JSON.stringify(value, (key, part: unknown) => (key === 'span' ? undefined : part));
}
