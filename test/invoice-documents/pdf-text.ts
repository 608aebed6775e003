import { inflateSync } from 'node:zlib';

/** The text of a PDF of ours, line by line, as its fonts map glyphs to letters. */
export function textOf(pdf: Buffer): string[] {
  const streams = [...pdf.toString('latin1').matchAll(/\bstream\n([\s\S]*?)\nendstream/g)].map(([, body]) =>
    inflated(Buffer.from(body!, 'latin1')),
  );
  const letters = streams.filter((stream) => stream.includes('begincmap')).flatMap(lettersOf);
  const page = streams.find((stream) => stream.includes(' Tf') && stream.includes('TJ')) ?? '';
  return [...page.matchAll(/\[(.*?)\] TJ/g)].map(([, line]) =>
    [...line!.matchAll(/<([0-9a-f]+)>/g)]
      .flatMap(([, glyphs]) => glyphs!.match(/.{4}/g) ?? [])
      .map((glyph) => letters[Number.parseInt(glyph, 16)])
      .join(''),
  );
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

/** The letters by the number of their glyph. */
function lettersOf(map: string): string[] {
  return [...map.matchAll(/\[(.*?)\]/g)]
    .flatMap(([, list]) => list!.match(/<[0-9a-f ]*>/g) ?? [])
    .map((code) => Buffer.from(code.replace(/\W/g, ''), 'hex').swap16().toString('utf16le'));
}
