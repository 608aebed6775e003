import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { openLog } from '../../src/foundation/logging';
import { Sealed, sealedColumn } from '../../src/foundation/sealed';

const secret = 'v1.0123456789ab.c2VjcmV0LWVudmVsb3Bl';
const sealed = new Sealed(secret);
const row = { id: 'cus_1', phoneNumber: sealed, deep: [{ phoneNumber: sealed }] };

test.each<[string, () => string]>([
  ['console.log', () => written((stream) => new Console(stream).log(row, sealed))],
  ['console.table', () => written((stream) => new Console(stream).table([row]))],
  ['console.dir', () => written((stream) => new Console(stream).dir(row, { showHidden: true, depth: 9 }))],
  ['inspect without custom forms', () => inspect(row, { customInspect: false, showHidden: true, depth: 9 })],
  ['format', () => format('%s %o %O %j', sealed, sealed, row, row)],
  ['JSON', () => JSON.stringify([row, sealed])],
  ['a template', () => `phone: ${sealed as unknown as string}`],
  ['a sum of strings', () => 'phone: ' + String(sealed)],
  [
    'its keys and values',
    () => JSON.stringify([Object.entries(sealed), Reflect.ownKeys(sealed), { ...sealed }]),
  ],
  ['an error', () => inspect(new Error(`no ${sealed as unknown as string}`, { cause: row }))],
  ['a structured clone', () => JSON.stringify(structuredClone(row))],
  ['serialisation', () => serialize(row).toString('latin1')],
  ['the log', () => written((stream) => openLog('info', [], stream).info({ row, sealed }, 'a row'))],
  [
    "the log's error",
    () => written((stream) => openLog('info', [], stream).error({ err: new Error('no'), row })),
  ],
])('%s says nothing of a sealed value', (_, say) => {
  const said = say();
  expect(said).not.toBe('');
  expect(said).not.toContain('c2Vj');
  expect(said).not.toContain('0123456789ab');
});

test('the column takes the envelope and gives it back', () => {
  expect(sealedColumn.to(sealed)).toBe(secret);
  expect(Sealed.envelopeOf(sealedColumn.from(secret) as Sealed)).toBe(secret);
  expect([sealedColumn.to(null), sealedColumn.from(null)]).toEqual([null, null]);
});

test('the column refuses a value in clear, without repeating it', () => {
  const write = () => sealedColumn.to('+49 30 1234567' as unknown as Sealed);
  expect(write).toThrow(TypeError);
  expect(write).not.toThrow(/1234567/);
});

function written(use: (stream: Writable) => void): string {
  const chunks: string[] = [];
  use(new Writable({ write: (chunk, _, done) => (chunks.push(String(chunk)), done()) }));
  return chunks.join('');
}
