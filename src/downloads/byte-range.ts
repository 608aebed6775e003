/** Bytes from `start` to `end`, both counted. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The one range that a Range header asks for (RFC 9110, 14.2). Null where the header is to be ignored:
 * absent, malformed, another unit, or several ranges at once.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'UNSATISFIABLE' | null {
  const [, first, last] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') return clip({ start: Math.max(0, size - Number(last)), end: size - 1 }, size);
  const end = last === '' ? size - 1 : Number(last);
  if (last !== '' && end < Number(first)) return null;
  return clip({ start: Number(first), end }, size);
}

function clip({ start, end }: ByteRange, size: number): ByteRange | 'UNSATISFIABLE' {
  return start >= size ? 'UNSATISFIABLE' : { start, end: Math.min(end, size - 1) };
}
