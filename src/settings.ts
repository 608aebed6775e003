import type { NamedRecipient, PartyContact, PostalAddress, SupervisoryAuthority } from './settings/parties';
import type { RecipientEndpoints } from './settings/recipients';
import { contradictionsIn } from './settings/rules';
import { SettingsError } from './settings/setting';
import { type Values, isProduction, tables } from './settings/tables';

export type { NamedRecipient, PartyContact, PostalAddress, SupervisoryAuthority } from './settings/parties';
export type { RecipientEndpoint, RecipientEndpoints } from './settings/recipients';
export { settingsReference } from './settings/reference';
export { SettingsError } from './settings/setting';

/** Who is responsible for the data; in production name, address and authority are never null. */
export interface Controller {
  name: string | null;
  email: string;
  postalAddress: PostalAddress | null;
  representative: PartyContact | null;
  euEstablishment: string | null;
  authority: SupervisoryAuthority | null;
  dataProtectionOfficer: PartyContact | null;
}

/** The account at Stripe. */
export interface StripeSettings {
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  /** An origin; null for Stripe's own. */
  apiUrl: string | null;
}

/** What the playground is to the issuer. */
export interface PlaygroundSettings {
  clientId: string;
  scope: string;
}

/** What the environment decides; null is "not configured" and never "wrong". */
export interface Settings {
  isProduction: boolean;
  isDemo: boolean;
  port: number;
  host: string;
  /** An origin, without a closing slash. */
  publicUrl: string;
  trustedProxies: string[];
  corsOrigins: string[];
  rateMutationsPerMinute: number;
  rateCodesPerHour: number;
  isSafelistEnforced: boolean;
  /** Null: the manifests of this installation. */
  safelistDir: string | null;
  /** Whether the schema can be read by staff alone. */
  isIntrospectionForStaff: boolean;
  /** Null: there is none. */
  playground: PlaygroundSettings | null;
  /** Null: /metrics is not served. */
  metricsToken: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  dataDir: string;
  databaseUrl: string | null;
  databaseAdminUrl: string | null;
  vaultUrl: string | null;
  masterKey: Buffer | null;
  masterKeyPrevious: Buffer | null;
  redisUrl: string | null;
  packageStore: 'db' | 'dir';
  worker: 'in-process' | 'off';
  oidcIssuer: string | null;
  oidcAudience: string;
  oidcJwksUri: string | null;
  /** The clients that the issuer's sign-out tokens may be addressed to. */
  oidcClientIds: string[];
  smtpUrl: string | null;
  mailFrom: string;
  /** Null: payment methods are the sandbox's, and in production there is no processor. */
  stripe: StripeSettings | null;
  recipientEndpoints: RecipientEndpoints;
  mayTellPrivateAddresses: boolean;
  controller: Controller;
  recipients: NamedRecipient[];
  privacyContact: string;
  controllerTimeZone: string;
  /** `none`, a country (`DE`), a state (`DE-BY`) or a region in it (`DE-BY-A`). */
  holidays: string;
  coolingOffMs: number;
  backupsKeptMs: number;
  secondOfficer: 'always' | 'near_due';
  guestPassMs: number;
  guestLinkMs: number;
}

/** Reads the settings once at start; throws one SettingsError with every problem. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const { values, problems } = readValues(env);
  problems.push(...contradictionsIn(values));
  if (problems.length > 0) throw new SettingsError(problems);
  return compose(values as CompleteValues);
}

type CompleteValues = { [Name in keyof Values]: Exclude<Values[Name], undefined> };

function readValues(env: NodeJS.ProcessEnv): { values: Values; problems: string[] } {
  const problems: string[] = [];
  const values = Object.entries(tables).map(([name, { schema, default: fallback }]) => {
    const text = env[name]?.trim() || fallback;
    if (text === null) return [name, null];
    const result = schema.safeParse(text);
    if (!result.success) problems.push(`${name}: expected ${schema.description}`);
    return [name, result.data];
  });
  return { values: Object.fromEntries(values) as Values, problems };
}

function compose(values: CompleteValues): Settings {
  const publicUrl = values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`;
  const oidcAudience = values.OIDC_AUDIENCE ?? `${publicUrl}/graphql`;
  return {
    isProduction: isProduction(values),
    isDemo: values.DEMO ?? !isProduction(values),
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    trustedProxies: values.TRUSTED_PROXIES,
    corsOrigins: values.CORS_ORIGINS,
    rateMutationsPerMinute: values.RATE_MUTATIONS_PER_MINUTE,
    rateCodesPerHour: values.RATE_CODES_PER_HOUR,
    isSafelistEnforced: values.SAFELIST ?? isProduction(values),
    safelistDir: values.SAFELIST_DIR,
    isIntrospectionForStaff:
      (values.INTROSPECTION ?? (isProduction(values) ? 'staff' : 'everybody')) === 'staff',
    playground: playgroundOf(values),
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databaseAdminUrl: values.DATABASE_ADMIN_URL,
    vaultUrl: values.VAULT_URL,
    masterKey: values.MASTER_KEY,
    masterKeyPrevious: values.MASTER_KEY_PREVIOUS,
    redisUrl: values.REDIS_URL,
    packageStore: values.PACKAGE_STORE,
    worker: values.WORKER,
    oidcIssuer: values.OIDC_ISSUER,
    oidcAudience,
    oidcJwksUri: values.OIDC_JWKS_URI,
    oidcClientIds: values.OIDC_CLIENT_IDS ?? [oidcAudience],
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    stripe: stripeOf(values),
    recipientEndpoints: values.RECIPIENT_ENDPOINTS,
    mayTellPrivateAddresses: values.RECIPIENT_PRIVATE_ADDRESSES,
    controller: controllerOf(values),
    recipients: values.RECIPIENTS,
    privacyContact: values.PRIVACY_CONTACT ?? values.CONTROLLER_EMAIL,
    controllerTimeZone: values.CONTROLLER_TIME_ZONE,
    holidays: values.HOLIDAYS,
    coolingOffMs: values.COOLING_OFF,
    backupsKeptMs: values.BACKUPS_KEPT,
    secondOfficer: values.SECOND_OFFICER,
    guestPassMs: values.GUEST_PASS,
    guestLinkMs: values.GUEST_LINK,
  };
}

function playgroundOf(values: CompleteValues): PlaygroundSettings | null {
  const isOn = values.PLAYGROUND ?? !isProduction(values);
  return isOn ? { clientId: values.PLAYGROUND_CLIENT_ID, scope: values.PLAYGROUND_SCOPE } : null;
}

function stripeOf(values: CompleteValues): StripeSettings | null {
  const {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: apiUrl,
  } = values;
  return secretKey && publishableKey && webhookSecret
    ? { secretKey, publishableKey, webhookSecret, apiUrl }
    : null;
}

function controllerOf(values: CompleteValues): Controller {
  return {
    name: values.CONTROLLER_NAME ?? (isProduction(values) ? null : 'CallxTra Inc.'),
    email: values.CONTROLLER_EMAIL,
    postalAddress: values.CONTROLLER_ADDRESS,
    representative: values.CONTROLLER_REPRESENTATIVE,
    euEstablishment: values.CONTROLLER_EU_ESTABLISHMENT,
    authority: values.CONTROLLER_AUTHORITY,
    dataProtectionOfficer: values.CONTROLLER_DPO,
  };
}
