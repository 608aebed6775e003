import { inspect } from 'node:util';

/**
 * An encrypted value as it lies in a column. It prints, logs and serialises as nothing;
 * only the vault opens it, for a field that was asked for or an export.
 */
export class Sealed {
  readonly #envelope: string;

  constructor(envelope: string) {
    this.#envelope = envelope;
  }

  /** For the column and the vault alone. */
  static envelopeOf(sealed: Sealed): string {
    return sealed.#envelope;
  }

  toString(): string {
    return '[sealed]';
  }

  toJSON(): undefined {
    return undefined;
  }

  [inspect.custom](): string {
    return '[sealed]';
  }
}

/** Stands where something must stand and nothing is left: it opens for nobody, and needs no key to be written. */
export const sealedNothing = new Sealed('v1.none.none');

/** TypeORM's transformer of a sealed column; a value in clear never gets past it. */
export const sealedColumn = {
  to: (value: Sealed | null | undefined) => {
    if (value === null || value === undefined) return value;
    if (!(value instanceof Sealed)) throw new TypeError('A sealed column was given a value in clear.');
    return Sealed.envelopeOf(value);
  },
  from: (value: string | null | undefined) => (typeof value === 'string' ? new Sealed(value) : value),
};

/** What a sealed value is bound to: moved to another row, column or person it does not open. */
export interface SealAddress {
  subject: string;
  /** Null for the subject key, else the retention rule whose key keeps the value. */
  rule: string | null;
  table: string;
  column: string;
  row: string;
}

/** Seals and opens values of persons; the vault is the one implementation. */
export interface Sealer {
  seal(address: SealAddress, plaintext: string): Promise<Sealed>;
  /** Null once the key is destroyed. */
  open(address: SealAddress, sealed: Sealed): Promise<string | null>;
  sealBytes(address: SealAddress, plaintext: Buffer): Promise<Buffer>;
  /** Null once the key is destroyed. */
  openBytes(address: SealAddress, box: Buffer): Promise<Buffer | null>;
}
