import { sha256 } from '../../foundation/cryptography';

/** Numbers that look random and are the same for the same name each time (mulberry32). */
export class Random {
  private state: number;

  constructor(name: string) {
    this.state = sha256(name).readUInt32BE();
  }

  /** At least 0, less than `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** From `least` to `most`, both counted. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  isLucky(chance: number): boolean {
    return this.next() < chance;
  }

  /** A text with a digit for each `#`. */
  fill(pattern: string): string {
    return pattern.replace(/#/g, () => String(this.below(10)));
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}
