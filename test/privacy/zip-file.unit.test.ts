import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { PackageRefused } from '../../src/privacy/arrival/package-refused';
import { filesIn, isZip } from '../../src/privacy/arrival/zip-file';

const content = Buffer.from(JSON.stringify({ name: 'Zoë', list: Array.from({ length: 500 }, (_, i) => i) }));
const atMost = 1_000_000;

let zip: Buffer;
beforeAll(async () => {
  zip = await zipOf({ 'portable.json': content, 'README.html': Buffer.from('<p>') });
});

it('gives the files of a ZIP, packed or stored, streamed or not', () => {
  const files = filesIn(zip, atMost);
  expect(isZip(zip)).toBe(true);
  expect([...files.keys()]).toEqual(['portable.json', 'README.html']);
  expect(files.get('portable.json')!().equals(content)).toBe(true);
  expect(files.get('README.html')!().toString()).toBe('<p>');
});

it('unpacks nothing beyond the limit, whatever the ZIP says of its size', async () => {
  const bomb = await zipOf({ 'portable.json': Buffer.alloc(5_000_000) });
  expect(() => filesIn(bomb, atMost).get('portable.json')!()).toThrow('portable.json is larger than');
  const entry = bomb.indexOf(Buffer.from('504b0102', 'hex'));
  bomb.writeUInt32LE(1000, entry + 24);
  expect(() => filesIn(bomb, atMost).get('portable.json')!()).toThrow('The ZIP file is damaged.');
});

it('refuses one that is cut off anywhere', () => {
  for (let end = 0; end < zip.length; end += 7)
    expect(() => filesIn(zip.subarray(0, end), atMost).get('portable.json')?.()).toThrow(PackageRefused);
});

it('gives the same bytes or refuses, whichever byte is another', () => {
  fc.assert(
    fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const altered = Buffer.from(zip);
      altered[at] = altered[at]! ^ by;
      const found = attempt(altered);
      expect(found === 'refused' || found === undefined || found.equals(content)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('takes anything else for no ZIP', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(attempt(Buffer.from(bytes))).toBe('refused');
    }),
  );
});

function attempt(bytes: Buffer): Buffer | undefined | 'refused' {
  try {
    return filesIn(bytes, atMost).get('portable.json')?.();
  } catch (error) {
    if (error instanceof PackageRefused) return 'refused';
    throw error;
  }
}

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const made = new ZipFile();
  for (const [name, bytes] of Object.entries(files))
    made.addBuffer(bytes, name, { compress: bytes.length > 10 });
  made.end();
  return buffer(made.outputStream as Readable);
}
