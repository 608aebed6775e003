/** How a value may be written down. */
export type Form =
  'plain' | 'JSON-escaped' | 'URL-encoded' | 'quoted-printable' | 'UTF-16' | 'hexadecimal' | 'base64';

/** One sequence of bytes by which a value shows. */
export interface Pattern {
  form: Form;
  bytes: Buffer;
  /** Does it match in any case? Then its letters from A to Z are small ones. */
  isAnyCase: boolean;
}

/**
 * Everything by which a value shows in bytes: as it is and in any case, composed and decomposed (NFC, NFD), escaped as
 * in JSON, URLs and mails, in UTF-16, in hexadecimal, and in base64 wherever it begins in what is encoded.
 */
export function patternsOf(value: string): Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (const pattern of spellingsOf(value).flatMap(patternsOfSpelling)) {
    const name = `${pattern.isAnyCase} ${pattern.bytes.toString('hex')}`;
    // An e-mail address is the same in several forms: the first one names it.
    if (!patterns.has(name)) patterns.set(name, pattern);
  }
  return [...patterns.values()];
}

/** Letters outside of ASCII, and encodings of any, differ by case. */
function spellingsOf(value: string): string[] {
  const cases = [value, value.toLowerCase(), value.toUpperCase()];
  return [...new Set(cases.flatMap((each) => [each, each.normalize('NFC'), each.normalize('NFD')]))];
}

function patternsOfSpelling(spelling: string): Pattern[] {
  const bytes = Buffer.from(spelling);
  const mail = quotedPrintable(bytes);
  return [
    anyCase('plain', spelling),
    anyCase('JSON-escaped', JSON.stringify(spelling).slice(1, -1)),
    anyCase('JSON-escaped', asciiJson(spelling)),
    anyCase('URL-encoded', encodeURIComponent(spelling)),
    anyCase('URL-encoded', encodeURIComponent(spelling).replaceAll('%20', '+')),
    anyCase('quoted-printable', mail),
    anyCase('quoted-printable', mail.replaceAll(' ', '_')), // in the headers
    anyCase('UTF-16', Buffer.from(spelling, 'utf16le')),
    anyCase('hexadecimal', bytes.toString('hex')),
    ...[0, 1, 2].flatMap((before) => base64Of(bytes, before)),
  ];
}

function anyCase(form: Form, written: string | Buffer): Pattern {
  return { form, bytes: inSmallLetters(Buffer.from(written)), isAnyCase: true };
}

/** What base64 makes of the bytes alone where so many others precede them in a group of three, in both alphabets. */
function base64Of(bytes: Buffer, before: number): Pattern[] {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url');
  const own = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  return [own, own.replaceAll('-', '+').replaceAll('_', '/')].map((written) => ({
    form: 'base64',
    bytes: Buffer.from(written),
    isAnyCase: false,
  }));
}

function asciiJson(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function quotedPrintable(bytes: Buffer): string {
  const isKept = (byte: number) => byte >= 0x20 && byte <= 0x7e && byte !== 0x3d;
  return Array.from(bytes, (byte) =>
    isKept(byte) ? String.fromCharCode(byte) : `=${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}

/** Each byte as it is, but for A to Z. */
export const smallLetters = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
);

function inSmallLetters(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => smallLetters[byte]!));
}
