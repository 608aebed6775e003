import document from '../../../schema/operations/portal/viewer.graphql?raw';
import type { Config } from './config';
import { ask } from './graphql';
import type { Client } from './operations';
import type { SignIn } from './sign-in/sign-in';

/** Who is signed in, as the API knows that person. */
export interface Viewer {
  subject: string;
  role: string;
  staffName: string | null;
  stepUpUntil: string | null;
  customer: { maskedName: string | null; name: { full: string } | null } | null;
}

/** Who holds this page's access token; `unknown` is somebody whom the API takes for nobody, and why. */
export type Holder =
  { kind: 'nobody' } | { kind: 'known'; viewer: Viewer } | { kind: 'unknown'; reason: string };

export async function fetchHolder(config: Config, signIn: SignIn): Promise<Holder> {
  if ((await signIn.accessToken()) === null) return { kind: 'nobody' };
  const { data, errors } = await ask(config, signIn, { query: document, operationName: 'Viewer' });
  const viewer = data?.viewer as Viewer | null | undefined;
  if (!viewer) {
    const said = errors?.[0]?.message ?? '';
    return {
      kind: 'unknown',
      reason: `You are signed in, but the API does not take you for anybody. ${said}`,
    };
  }
  if (viewer.role === 'CUSTOMER' && !viewer.customer) {
    const reason = `You are signed in as ${viewer.subject}, but nobody with that sign-in is a customer or staff here.`;
    return { kind: 'unknown', reason };
  }
  return { kind: 'known', viewer };
}

export function isStaff(holder: Holder): boolean {
  return holder.kind === 'known' && !['CUSTOMER', 'SERVICE'].includes(holder.viewer.role);
}

/** Whose operations a person's tabs hold: staff support's, everybody else the portal's. */
export function clientOf(holder: Holder): Client {
  return isStaff(holder) ? 'support' : 'portal';
}

/** Staff without a name that customers see have a number. */
export function nameOf({ customer, staffName, subject }: Viewer): string {
  const name = customer?.name?.full ?? customer?.maskedName ?? staffName ?? subject;
  return /^\d+$/.test(name) ? `No. ${name}` : name;
}

export function roleOf({ role }: Viewer): string {
  return role.toLowerCase().replaceAll('_', ' ');
}
