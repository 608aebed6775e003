import document from '../../../schema/operations/portal/viewer.graphql?raw';
import type { Config } from './config';
import { ask } from './graphql';
import type { SignIn } from './sign-in/sign-in';

/** Who is signed in, as the API knows that person. */
export interface Viewer {
  subject: string;
  role: string;
  staffName: string | null;
  stepUpUntil: string | null;
  customer: { maskedName: string | null; name: { full: string } | null } | null;
}

/** Null where nobody is signed in, or where the token's holder is nobody to the API. */
export async function fetchViewer(config: Config, signIn: SignIn): Promise<Viewer | null> {
  if ((await signIn.accessToken()) === null) return null;
  const { data } = await ask(config, signIn, { query: document, operationName: 'Viewer' });
  return (data?.viewer as Viewer | null | undefined) ?? null;
}

export function nameOf({ customer, staffName, subject }: Viewer): string {
  return customer?.name?.full ?? customer?.maskedName ?? staffName ?? subject;
}
