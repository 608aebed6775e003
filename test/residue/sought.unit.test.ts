import fc from 'fast-check';
import { type Form } from '../../src/residue';
import { Sought, SoughtReader } from '../../src/residue/sought';

const value = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 40 });
const around = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));

/** How somebody else's code writes a value down; the form under which it must be found, or one that is the same. */
const writers: Record<string, (text: string, before: Buffer) => Buffer> = {
  plain: (text) => Buffer.from(text),
  'in capitals': (text) => Buffer.from(text.toUpperCase()),
  'in small letters': (text) => Buffer.from(text.toLowerCase()),
  'in letters of any size': (text) =>
    Buffer.from(text.replace(/[a-z]/gi, (letter, at: number) => (at % 2 ? letter.toUpperCase() : letter))),
  decomposed: (text) => Buffer.from(text.normalize('NFD')),
  'JSON-escaped': (text) => Buffer.from(JSON.stringify(text).slice(1, -1)),
  'URL-encoded': (text) => Buffer.from(encodeURIComponent(text)),
  'form-encoded': (text) => Buffer.from(encodeURIComponent(text).replaceAll('%20', '+')),
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  hexadecimal: (text) => Buffer.from(Buffer.from(text).toString('hex')),
  'hexadecimal in capitals': (text) => Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
  base64: (text, before) => Buffer.from(Buffer.concat([before, Buffer.from(text)]).toString('base64')),
  base64url: (text, before) => Buffer.from(Buffer.concat([before, Buffer.from(text)]).toString('base64url')),
};

describe.each(Object.entries(writers))('a value that is written %s', (_, write) => {
  test('is found wherever it lies, and in whichever pieces it is read', () => {
    fc.assert(
      fc.property(value, around, around, fc.integer({ min: 1, max: 50 }), (text, before, after, piece) => {
        const written = write(text, before);
        const bytes = Buffer.concat([before, written, after]);
        const sought = new Sought(['something else', text]);
        const whole = sought.in(bytes).filter((match) => match.value === 2);
        expect(whole.some(({ at }) => at >= before.length && at <= before.length + written.length)).toBe(
          true,
        );
        expect(inPieces(sought, bytes, piece)).toEqual(new Set(sought.in(bytes).map(({ at }) => at)));
      }),
      { numRuns: 40 },
    );
  });
});

test('the form is told', () => {
  const text = 'Zoë O’Brien <zoë@example.com>';
  const sought = new Sought([text]);
  const formOf = (written: Buffer) => sought.in(written)[0]?.form;
  const told = Object.fromEntries(
    ['plain', 'JSON-escaped', 'URL-encoded', 'UTF-16', 'hexadecimal', 'base64'].map((name) => [
      name,
      formOf(writers[name]!(text, Buffer.from('12'))),
    ]),
  );
  expect(told).toEqual({
    plain: 'plain',
    'JSON-escaped': 'plain', // nothing of it needs an escape
    'URL-encoded': 'URL-encoded',
    'UTF-16': 'UTF-16',
    hexadecimal: 'hexadecimal',
    base64: 'base64',
  } satisfies Record<string, Form>);
  expect(formOf(Buffer.from('Zo=C3=AB_O=E2=80=99Brien_<zo=C3=AB@example.com>'))).toBe('quoted-printable');
  expect(formOf(Buffer.from('Zo\\u00eb O\\u2019Brien <zo\\u00eb@example.com>'))).toBe('JSON-escaped');
});

test('another value is not found', () => {
  const sought = new Sought(['ada@example.com', 'Lovelace']);
  const others = ['adam@example.com', 'ada@example.org', 'Lovelac', 'Love lace'];
  const encoded = others.flatMap((text) =>
    Object.values(writers).map((write) => write(text, Buffer.from('1'))),
  );
  expect(sought.in(Buffer.concat(encoded))).toEqual([]);
});

/** Where matches begin when the bytes come in pieces of that length. */
function inPieces(sought: Sought, bytes: Buffer, length: number): Set<number> {
  const reader = new SoughtReader(sought);
  const found = new Set<number>();
  for (let from = 0; from < bytes.length; from += length)
    for (const { at } of reader.read(bytes.subarray(from, from + length))) found.add(at);
  return found;
}
