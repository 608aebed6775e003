import { type Form, type Pattern, patternsOf, smallLetters } from './forms';

/** One of the sought values, counted from 1, in one form. */
export interface Match {
  value: number;
  form: Form;
  at: number;
  bytes: number;
}

/** A shorter value is somewhere by chance. */
export const shortestValue = 6;
/** Of anything shorter, the bytes of some form are too few to be compared by. */
export const shortestOfAll = 3;

const three = 0xffffff;

/** Values to look for, all at once: how many they are costs nothing. */
export class Sought {
  /** The first three bytes of every pattern, as a set of bits. */
  private readonly beginnings = new Uint32Array((three + 1) >> 5);
  private readonly byBeginning = new Map<number, (Pattern & { value: number })[]>();
  /** How many bytes the longest form of any value has. */
  readonly longest: number;

  constructor(values: readonly string[]) {
    const patterns = values.flatMap((value, index) =>
      patternsOf(value).map((pattern) => ({ ...pattern, value: index + 1 })),
    );
    for (const pattern of patterns) this.add(pattern);
    this.longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  }

  /** Where they are in these bytes. */
  in(bytes: Buffer): Match[] {
    const found: Match[] = [];
    let exact = 0;
    let small = 0;
    for (let end = 0; end < bytes.length; end++) {
      const byte = bytes[end]!;
      exact = ((exact << 8) | byte) & three;
      small = ((small << 8) | smallLetters[byte]!) & three;
      if (end < 2) continue;
      if (this.mayBegin(exact)) this.compare(bytes, end - 2, exact, false, found);
      if (this.mayBegin(small)) this.compare(bytes, end - 2, small, true, found);
    }
    return found;
  }

  private add(pattern: Pattern & { value: number }): void {
    const { bytes } = pattern;
    if (bytes.length < shortestOfAll) throw new RangeError('Too short to be looked for.');
    const beginning = bytes.readUIntBE(0, 3);
    this.beginnings[beginning >> 5]! |= 1 << (beginning & 31);
    this.byBeginning.set(beginning, [...(this.byBeginning.get(beginning) ?? []), pattern]);
  }

  private mayBegin(beginning: number): boolean {
    return (this.beginnings[beginning >> 5]! & (1 << (beginning & 31))) !== 0;
  }

  private compare(bytes: Buffer, at: number, beginning: number, isAnyCase: boolean, found: Match[]): void {
    for (const pattern of this.byBeginning.get(beginning) ?? []) {
      if (pattern.isAnyCase !== isAnyCase || !isAt(bytes, at, pattern)) continue;
      const { value, form } = pattern;
      found.push({ value, form, at, bytes: pattern.bytes.length });
    }
  }
}

function isAt(bytes: Buffer, at: number, { bytes: sought, isAnyCase }: Pattern): boolean {
  if (at + sought.length > bytes.length) return false;
  for (let i = 3; i < sought.length; i++) {
    const byte = bytes[at + i]!;
    if ((isAnyCase ? smallLetters[byte] : byte) !== sought[i]) return false;
  }
  return true;
}

/** Reads piece after piece, and finds what lies across two of them as well. */
export class SoughtReader {
  private held: Buffer = Buffer.alloc(0);
  private offset = 0;

  constructor(private readonly sought: Sought) {}

  read(piece: Buffer): Match[] {
    const known = this.held.length;
    const bytes = Buffer.concat([this.held, piece]);
    const found = this.sought.in(bytes).filter((match) => match.at + match.bytes > known);
    const kept = Math.min(bytes.length, this.sought.longest - 1);
    const before = this.offset;
    this.offset += bytes.length - kept;
    this.held = bytes.subarray(bytes.length - kept);
    return found.map((match) => ({ ...match, at: match.at + before }));
  }
}
