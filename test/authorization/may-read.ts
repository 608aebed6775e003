import { expected, type Reader } from './expected';
import { open } from './open-types';

/** Does the table let this reader through this one field? */
export function mayRead(reader: Reader, type: string, field: string): boolean {
  if (open.includes(type)) return true;
  const readersOfField = expected[type]?.[field];
  if (!readersOfField) throw new Error(`test/authorization/expected.ts lacks ${type}.${field}.`);
  return readersOfField.includes(reader);
}

/** Does node(id) find an object of this type for this reader? A service sees what it feeds in the answer to that alone. */
export function mayFind(reader: Reader, type: string): boolean {
  return reader !== 'service' && mayRead(reader, type, 'id');
}
