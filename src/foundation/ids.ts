import { uuidv7 } from 'uuidv7';

const form = /^([a-z]{3})_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Length of every id column: a prefix of three letters, `_`, a UUIDv7. */
export const idLength = 40;

/** A new id that says what it names and sorts by when it was made: `cus_01936...`. */
export function newId(prefix: string): string {
  return `${prefix}_${uuidv7()}`;
}

/** The prefix of a well-formed id, else null. */
export function prefixOf(id: string): string | null {
  return form.exec(id)?.[1] ?? null;
}
