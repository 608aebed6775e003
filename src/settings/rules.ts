import { type Values, isProduction } from './tables';

/** What settings must not be together; a malformed value (undefined) breaks no rule, it was reported before. */
interface Rule {
  names: string;
  reason: string;
  isBroken: (values: Values) => boolean;
}

/** Rules of every environment. */
export const rules: Rule[] = [
  {
    names: 'WORKER',
    reason: 'SQLite has one process, so the jobs must run in it: leave WORKER in-process or set DATABASE_URL',
    isBroken: ({ WORKER, DATABASE_URL }) => WORKER === 'off' && DATABASE_URL === null,
  },
  {
    names: 'DATABASE_ADMIN_URL',
    reason: 'it names another user of the database, so DATABASE_URL must be set too',
    isBroken: ({ DATABASE_ADMIN_URL, DATABASE_URL }) => !!DATABASE_ADMIN_URL && DATABASE_URL === null,
  },
  {
    names: 'VAULT_URL',
    reason: 'keys are kept apart from what they open: name another database than DATABASE_URL',
    isBroken: ({ VAULT_URL, DATABASE_URL }) =>
      !!VAULT_URL && !!DATABASE_URL && placeOf(VAULT_URL) === placeOf(DATABASE_URL),
  },
  {
    names: 'MASTER_KEY_PREVIOUS',
    reason: 'it is the key before MASTER_KEY, which must be set too',
    isBroken: ({ MASTER_KEY_PREVIOUS, MASTER_KEY }) => !!MASTER_KEY_PREVIOUS && MASTER_KEY === null,
  },
  {
    names: 'OIDC_JWKS_URI',
    reason: 'it belongs to OIDC_ISSUER, which must be set too',
    isBroken: ({ OIDC_JWKS_URI, OIDC_ISSUER }) => !!OIDC_JWKS_URI && OIDC_ISSUER === null,
  },
  {
    names: 'OIDC_CLIENT_IDS',
    reason: 'they are clients of OIDC_ISSUER, which must be set too',
    isBroken: ({ OIDC_CLIENT_IDS, OIDC_ISSUER }) => !!OIDC_CLIENT_IDS && OIDC_ISSUER === null,
  },
  {
    names: 'STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET',
    reason: 'they belong together: set all three or none',
    isBroken: (values) => {
      const keys = [values.STRIPE_SECRET_KEY, values.STRIPE_PUBLISHABLE_KEY, values.STRIPE_WEBHOOK_SECRET];
      return keys.includes(null) && keys.some(Boolean);
    },
  },
  {
    names: 'STRIPE_PUBLISHABLE_KEY',
    reason: 'test and live are two worlds: it must be of the same one as STRIPE_SECRET_KEY',
    isBroken: ({ STRIPE_PUBLISHABLE_KEY, STRIPE_SECRET_KEY }) =>
      !!STRIPE_PUBLISHABLE_KEY &&
      !!STRIPE_SECRET_KEY &&
      isLive(STRIPE_PUBLISHABLE_KEY) !== isLive(STRIPE_SECRET_KEY),
  },
  {
    names: 'STRIPE_API_URL',
    reason: 'it belongs to STRIPE_SECRET_KEY, which must be set too',
    isBroken: ({ STRIPE_API_URL, STRIPE_SECRET_KEY }) => !!STRIPE_API_URL && STRIPE_SECRET_KEY === null,
  },
  {
    names: 'RECIPIENT_ENDPOINTS',
    reason:
      'what recipients are told must not be read on its way: begin each address with https://, or set RECIPIENT_PRIVATE_ADDRESSES',
    isBroken: ({ RECIPIENT_ENDPOINTS, RECIPIENT_PRIVATE_ADDRESSES }) =>
      RECIPIENT_PRIVATE_ADDRESSES === false && areSomeUnencrypted(RECIPIENT_ENDPOINTS),
  },
];

/** Rules of production alone. */
export const productionRules: Rule[] = [
  {
    names: 'OIDC_ISSUER',
    reason: 'must be set: the embedded issuer is for one machine only',
    isBroken: ({ OIDC_ISSUER }) => OIDC_ISSUER === null,
  },
  {
    names: 'DEMO',
    reason: 'must be off: the passwords of the demo are public',
    isBroken: ({ DEMO }) => DEMO === true,
  },
  {
    names: 'MASTER_KEY',
    reason: 'must be set: a generated key lies beside the data that it protects',
    isBroken: ({ MASTER_KEY }) => MASTER_KEY === null,
  },
  {
    names: 'PUBLIC_URL',
    reason: 'must be set and begin with https://: access tokens travel to it',
    isBroken: ({ PUBLIC_URL }) => PUBLIC_URL !== undefined && !PUBLIC_URL?.startsWith('https://'),
  },
  {
    names: 'STRIPE_API_URL',
    reason: 'must be unset: the secret key travels to it, and it speaks for Stripe',
    isBroken: ({ STRIPE_API_URL }) => !!STRIPE_API_URL,
  },
  // Art. 13(1)(a) and (2)(d): people are told who is responsible and where they may complain.
  mustTell('CONTROLLER_NAME', ({ CONTROLLER_NAME }) => CONTROLLER_NAME === null),
  mustTell('CONTROLLER_ADDRESS', ({ CONTROLLER_ADDRESS }) => CONTROLLER_ADDRESS === null),
  mustTell(
    'CONTROLLER_REPRESENTATIVE or CONTROLLER_EU_ESTABLISHMENT',
    (values) => values.CONTROLLER_REPRESENTATIVE === null && values.CONTROLLER_EU_ESTABLISHMENT === null,
  ),
  mustTell('CONTROLLER_AUTHORITY', ({ CONTROLLER_AUTHORITY }) => CONTROLLER_AUTHORITY === null),
];

/** The rules that these values break, as problems. */
export function contradictionsIn(values: Values): string[] {
  const broken = (list: Rule[]) => list.filter((rule) => rule.isBroken(values));
  return [
    ...broken(rules).map(({ names, reason }) => `${names}: ${reason}`),
    ...(isProduction(values) ? broken(productionRules) : []).map(
      ({ names, reason }) => `${names}: ${reason} (NODE_ENV=production)`,
    ),
  ];
}

function mustTell(names: string, isBroken: Rule['isBroken']): Rule {
  return { names, reason: 'must be set: people have a right to know it', isBroken };
}

function areSomeUnencrypted(endpoints: Values['RECIPIENT_ENDPOINTS']): boolean {
  return [...(endpoints?.values() ?? [])].some(
    (endpoint) => endpoint.kind === 'webhook' && endpoint.url.toLowerCase().startsWith('http:'),
  );
}

const isLive = (key: string) => /^\w\w_live_/.test(key);

function placeOf(database: string): string {
  const { hostname, port, pathname } = new URL(database);
  return `${hostname}:${port || 3306}${pathname}`;
}
