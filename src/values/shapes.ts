import { z, type ZodType } from 'zod';
import { Problems } from '../foundation/refusal';
import { parseAddress } from './parse-address';
import { parseEmail } from './parse-contact';
import { parseLocale, parseTimeZone } from './parse-locale';
import { parseText, type Typed } from './parse-text';

type Parse = (problems: Problems, path: string[], value: Typed) => Typed;

/** What regular values look like: those that their parser would write as they stand. */
export const shapes = {
  text: (atMost: number): ZodType =>
    regular(z.string().min(1).max(atMost), (problems, path, value) =>
      parseText(problems, path, value, atMost),
    ),
  email: regular(
    z
      .string()
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+$/),
    parseEmail,
  ),
  phoneNumber: z.string().regex(/^\+[1-9][0-9]{4,14}$/),
  locale: regular(z.string().max(35), parseLocale),
  timeZone: regular(z.string().max(60), parseTimeZone),
  postalAddress: z
    .strictObject({
      lines: z.array(z.string().min(1).max(100)).min(1).max(4),
      city: z.string().min(1).max(100),
      region: z.string().max(100).nullable().optional(),
      postalCode: z.string().max(20).nullable().optional(),
      country: z.string().regex(/^[A-Z]{2}$/),
    })
    .refine((address) => isTaken((problems) => void parseAddress(problems, [], address))),
} satisfies Record<string, ZodType | ((atMost: number) => ZodType)>;

function regular(shape: z.ZodString, parse: Parse): ZodType {
  return shape.refine((value) => isTaken((problems) => parse(problems, [], value) === value));
}

/** False where the parser notes a problem, or would write another value. */
function isTaken(attempt: (problems: Problems) => boolean | void): boolean {
  const problems = new Problems();
  const isSame = attempt(problems) !== false;
  return isSame && problems.isEmpty;
}
