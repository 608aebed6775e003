import type { Actor } from '../foundation/actor';
import { markdownTable } from '../foundation/markdown';
import { type Caller, judgements, type Permission, type ShownPass, wordsOf } from '../graphql';
import { isOpen, type PermissionTable } from '../server/shield';

const own = { id: 'own', customerId: 'own', requestId: 'own' };

/** Everybody there is, as the columns of the table: each asks for something of the customer `own`. */
const readers: ReadonlyMap<string, Caller> = new Map([
  ['nobody', signedIn(null)],
  ['own', signedIn(actor('CUSTOMER', 'own'))],
  ['other customer', signedIn(actor('CUSTOMER', 'other'))],
  ['support agent', signedIn(actor('SUPPORT_AGENT'))],
  ['privacy officer', signedIn(actor('PRIVACY_OFFICER'))],
  ['DPO', signedIn(actor('DATA_PROTECTION_OFFICER'))],
  ['service', signedIn(actor('SERVICE'))],
  ['guest', { actor: null, guestOf: new Map([['own', { provenAt: null }]]) }],
]);

/** Who may read which field, in Markdown: the page schema/authorization.md. */
export function authorizationReference(table: PermissionTable): string {
  const types = [...table].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  const isSensitive = ([, fields]: (typeof types)[number]) => ![...fields.values()].every(isOpen);
  const open = types.filter((type) => !isSensitive(type)).map(([name]) => `- ${name}`);
  return [
    '# Who may read what',
    'Printed from the permissions in `src` by `npm run contracts`; do not edit by hand. "Own" is the customer whose data it is, "guest" somebody without a sign-in who shows a pass to the request; at the root, where nothing is owned yet, every customer is one. A field that may be read still answers only what its parent holds for the reader: a stranger\'s object answers as a missing one.',
    ...types.filter(isSensitive).flatMap(([name, fields]) => [`## ${name}`, tableOf(fields)]),
    '## Open to whoever could read what holds them',
    open.join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function tableOf(fields: ReadonlyMap<string, Permission>): string {
  const rows = [...fields]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([field, permission]) => [
      field,
      ...[...readers.values()].map((reader) => mark(permission, reader)),
    ]);
  return markdownTable([['field', ...readers.keys()], ...rows]);
}

function mark(permission: Permission, reader: Caller): string {
  return wordsOf(permission).some((word) => judgements[word](reader, own, shownBy(reader))) ? 'yes' : '-';
}

/** A guest shows a pass with each mutation. */
function shownBy({ guestOf }: Caller): ShownPass {
  return guestOf.size > 0 ? { input: { guestToken: 'pass' } } : {};
}

function signedIn(who: Actor | null): Caller {
  return { actor: who, guestOf: new Map() };
}

function actor(role: Actor['role'], customerId: string | null = null): Actor {
  const isStaff = role !== 'CUSTOMER' && role !== 'SERVICE';
  return {
    role,
    customerId,
    issuer: 'issuer',
    subject: role,
    clientId: 'client',
    scopes: [],
    staffId: isStaff ? 'staff' : null,
    staffName: null,
    ownRecordId: null,
    sessionId: null,
    authenticatedAt: null,
  };
}
