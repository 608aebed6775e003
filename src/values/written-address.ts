import { z } from 'zod';
import type { Problems } from '../foundation/refusal';
import type { PostalAddressInput } from './postal-address';

const shape = z.strictObject({
  lines: z.array(z.string()),
  city: z.string(),
  region: z.string().nullish(),
  postalCode: z.string().nullish(),
  country: z.string(),
}) satisfies z.ZodType<PostalAddressInput>;

/** An address that is written as JSON, as in a person's copy of the data; undefined, and noted, where it is none. */
export function addressOf(
  problems: Problems,
  path: string[],
  text: string | null,
): PostalAddressInput | null | undefined {
  if (text === null) return null;
  const { data } = shape.safeParse(jsonOf(text));
  if (!data)
    problems.add('INVALID', path, {
      en: 'Write the address as JSON: {"lines":["Example Street 1"],"postalCode":"10115","city":"Berlin","country":"DE"}.',
      de: 'Schreiben Sie die Anschrift als JSON: {"lines":["Beispielweg 1"],"postalCode":"10115","city":"Berlin","country":"DE"}.',
    });
  return data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
