import { optional, setting } from './setting';
import {
  address,
  choice,
  database,
  host,
  httpAddress,
  key,
  listOf,
  networkOf,
  onOff,
  origin,
  originOf,
  secret,
  sender,
  anyText,
  wholeNumber,
} from './values';

/** Where the server answers and whom it believes. */
export const serverTable = {
  NODE_ENV: setting(anyText, 'development', 'With `production`, what is meant for one machine is refused.'),
  PORT: setting(wholeNumber(1, 65535), '4000', 'The port that the server listens on.'),
  HOST: setting(host, '127.0.0.1', 'The address that the server listens on.'),
  PUBLIC_URL: optional(origin, 'http://127.0.0.1:PORT', 'The address that browsers and mails use.'),
  TRUSTED_PROXIES: setting(
    listOf('IP addresses or networks such as 10.0.0.0/8, separated by commas', networkOf),
    '',
    'The proxies whose X-Forwarded-For is believed.',
  ),
  CORS_ORIGINS: setting(
    listOf('origins such as https://portal.example.com, separated by commas', originOf),
    '',
    'The web pages of other origins that may call the API.',
  ),
  RATE_MUTATIONS_PER_MINUTE: setting(
    wholeNumber(1, 1_000_000),
    '120',
    'How many mutations a caller may make in a minute.',
  ),
  SAFELIST: optional(
    onOff,
    'off; on with NODE_ENV=production',
    'Customers and strangers may send only the documents of the manifests in SAFELIST_DIR.',
  ),
  SAFELIST_DIR: optional(
    anyText,
    'schema/operations/manifests of this installation',
    "The folder of the clients' persisted query manifests, in Apollo's format.",
  ),
  INTROSPECTION: optional(
    choice('everybody', 'staff'),
    'everybody; staff with NODE_ENV=production',
    'Who may read the schema through the API.',
  ),
  PLAYGROUND: optional(
    onOff,
    'on; off with NODE_ENV=production',
    'The playground at /playground/, for whoever can sign in.',
  ),
  METRICS_TOKEN: optional(
    secret,
    'none: /metrics is not there',
    'The bearer token with which the monitoring (Prometheus) reads /metrics.',
  ),
  LOG_LEVEL: setting(
    choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
    'The least level that is logged.',
  ),
  DEMO: optional(
    onOff,
    'on; off with NODE_ENV=production',
    'The demo accounts and the pages below /dev, which answer on loopback only.',
  ),
};

/** Where data is kept and how it is protected. */
export const storeTable = {
  DATA_DIR: setting(anyText, './var', 'The folder of SQLite files, generated keys and unsent mail.'),
  DATABASE_URL: optional(database, 'SQLite in DATA_DIR', 'The database, as the user of the application.'),
  DATABASE_ADMIN_URL: optional(
    database,
    'as DATABASE_URL',
    'The same database, as the user that migrates, grants and sweeps.',
  ),
  VAULT_URL: optional(
    database,
    'an SQLite file of its own in DATA_DIR',
    'The database of the keys; never the one of DATABASE_URL.',
  ),
  MASTER_KEY: optional(
    key,
    'made in DATA_DIR at the first start',
    'The key that every other key is wrapped in.',
  ),
  MASTER_KEY_PREVIOUS: optional(key, 'none', 'The key before, while keys are rewrapped.'),
  REDIS_URL: optional(
    address('redis://host:port (or rediss://...)', ['redis', 'rediss']),
    'limits are counted in this process',
    'Where limits are counted for several servers.',
  ),
  PACKAGE_STORE: setting(
    choice('db', 'dir'),
    'db',
    'Where finished packages are kept: the database or DATA_DIR.',
  ),
  WORKER: setting(
    choice('in-process', 'off'),
    'in-process',
    'Who runs the jobs: the server, or `npm run worker` beside it (not with SQLite).',
  ),
};

/** Who signs people in, and how mail leaves. */
export const partnerTable = {
  OIDC_ISSUER: optional(httpAddress, 'the embedded issuer', 'The OpenID Connect issuer of access tokens.'),
  OIDC_AUDIENCE: optional(anyText, 'PUBLIC_URL/graphql', 'The audience that an access token must name.'),
  OIDC_JWKS_URI: optional(httpAddress, 'discovered from the issuer', 'The keys of the issuer.'),
  PLAYGROUND_CLIENT_ID: setting(
    anyText,
    'playground',
    'The client that the playground is to the issuer: a public one, with PUBLIC_URL/playground/ to come back to.',
  ),
  PLAYGROUND_SCOPE: setting(
    anyText,
    'openid offline_access account',
    'What the playground asks the issuer for.',
  ),
  OIDC_CLIENT_IDS: optional(
    listOf('client ids, separated by commas', (id) => id || undefined),
    'OIDC_AUDIENCE',
    'The clients whose back-channel logout address at the issuer is PUBLIC_URL/oidc/backchannel-logout.',
  ),
  SMTP_URL: optional(
    address('smtp://user:password@host:port (or smtps://...)', ['smtp', 'smtps']),
    '.eml files in DATA_DIR/mail',
    'The server that mail is handed to.',
  ),
  MAIL_FROM: setting(sender, 'CallxTra <info@callxtra.com>', 'The sender of mails.'),
};
