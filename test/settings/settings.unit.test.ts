import { readSettings } from '../../src/settings';
import { errorOf, problemsOf, production, settingNames, stripe } from './kit';

const secret = 'hunter2-do-not-tell';

describe('without any setting', () => {
  test('one machine is served from embedded stores, with the demo', () => {
    expect(readSettings({})).toMatchObject({
      isProduction: false,
      isDemo: true,
      port: 4000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:4000',
      dataDir: './var',
      databaseUrl: null,
      vaultUrl: null,
      masterKey: null,
      oidcIssuer: null,
      oidcAudience: 'http://127.0.0.1:4000/graphql',
      worker: 'in-process',
      packageStore: 'db',
      stripe: null,
      trustedProxies: [],
      corsOrigins: [],
      rateMutationsPerMinute: 120,
      rateCodesPerHour: 60,
      logLevel: 'info',
      isIntrospectionForStaff: false,
      playground: { clientId: 'playground', scope: 'openid offline_access account' },
    });
  });

  test('deadlines are those of Germany, and the controller is CallxTra with what is known of it', () => {
    expect(readSettings({})).toMatchObject({
      controllerTimeZone: 'Europe/Berlin',
      holidays: 'DE',
      coolingOffMs: 72 * 60 * 60 * 1000,
      secondOfficer: 'always',
      guestPassMs: 3_600_000,
      guestLinkMs: 7 * 24 * 3_600_000,
      privacyContact: 'info@callxtra.com',
      controller: { name: 'CallxTra Inc.', email: 'info@callxtra.com', postalAddress: null, authority: null },
    });
  });

  test('an empty setting counts as unset, an unknown one is ignored', () => {
    expect(readSettings({ PORT: '', OIDC_ISSUER: '  ', COLOUR: 'red' })).toEqual(readSettings({}));
  });
});

describe('what is derived', () => {
  test('the public URL follows the port, and the audience follows the public URL', () => {
    expect(readSettings({ PORT: '4711' }).publicUrl).toBe('http://127.0.0.1:4711');
    expect(readSettings({ PUBLIC_URL: 'https://a.example/' })).toMatchObject({
      publicUrl: 'https://a.example',
      oidcAudience: 'https://a.example/graphql',
    });
  });

  test('the privacy contact is the controller unless it is another one', () => {
    const env = { CONTROLLER_EMAIL: 'hello@example.com' };
    expect(readSettings(env).privacyContact).toBe('hello@example.com');
    expect(readSettings({ ...env, PRIVACY_CONTACT: 'dpo@example.com' }).privacyContact).toBe(
      'dpo@example.com',
    );
  });
});

describe('what is accepted', () => {
  test('a key is read in base64 and as hexadecimal digits alike', () => {
    const key = Buffer.alloc(32, 7);
    expect(readSettings({ MASTER_KEY: key.toString('hex') }).masterKey).toEqual(key);
    expect(readSettings({ MASTER_KEY: key.toString('base64') }).masterKey).toEqual(key);
  });

  test('an address keeps its lines, and a contact may be a mere name', () => {
    const { controller } = readSettings({
      ...production,
      CONTROLLER_REPRESENTATIVE: 'Rita Vertreter|rita@example.com|Weg 2|1010|Wien|AT',
      CONTROLLER_DPO: 'Dora Schutz',
    });
    expect(controller).toEqual({
      name: 'CallxTra',
      email: 'info@callxtra.com',
      postalAddress: {
        lines: ['Beispielweg 1', 'Hinterhaus'],
        city: 'Berlin',
        region: null,
        postalCode: '10115',
        country: 'DE',
      },
      representative: {
        name: 'Rita Vertreter',
        email: 'rita@example.com',
        postalAddress: { lines: ['Weg 2'], city: 'Wien', region: null, postalCode: '1010', country: 'AT' },
      },
      euEstablishment: 'CallxTra GmbH, Berlin',
      authority: { name: 'Beispielbehörde', country: 'DE', url: 'https://authority.example/complaints' },
      dataProtectionOfficer: { name: 'Dora Schutz', email: null, postalAddress: null },
    });
  });

  test.each([
    ['HOLIDAYS', 'DE-BY', { holidays: 'DE-BY' }],
    ['HOLIDAYS', 'DE-BY-A', { holidays: 'DE-BY-A' }],
    ['HOLIDAYS', 'none', { holidays: 'none' }],
    ['COOLING_OFF', 'PT72H', { coolingOffMs: 259_200_000 }],
    ['COOLING_OFF', 'P1DT1H30M', { coolingOffMs: 91_800_000 }],
    ['COOLING_OFF', 'PT0S', { coolingOffMs: 0 }],
    ['GUEST_PASS', 'PT15M', { guestPassMs: 900_000 }],
    ['GUEST_LINK', 'P3D', { guestLinkMs: 259_200_000 }],
    ['TRUSTED_PROXIES', '10.0.0.0/8, ::1', { trustedProxies: ['10.0.0.0/8', '::1'] }],
    [
      'CORS_ORIGINS',
      'https://a.example,http://localhost:3000/',
      {
        corsOrigins: ['https://a.example', 'http://localhost:3000'],
      },
    ],
    ['DEMO', 'off', { isDemo: false }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['DATABASE_URL', 'mariadb://app@db/callxtra', { databaseUrl: 'mariadb://app@db/callxtra' }],
    ['MAIL_FROM', 'post@example.com', { mailFrom: 'post@example.com' }],
    ['CONTROLLER_TIME_ZONE', 'UTC', { controllerTimeZone: 'UTC' }],
  ])('%s may be %s', (name, value, expected) => {
    expect(readSettings({ [name]: value })).toMatchObject(expected);
  });

  test('an account at Stripe is three keys, and in tests another address', () => {
    const access = { secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecret: 'whsec_1' };
    expect(readSettings(stripe).stripe).toEqual({ ...access, apiUrl: null });
    const elsewhere = readSettings({ ...stripe, STRIPE_API_URL: 'http://127.0.0.1:12111' });
    expect(elsewhere.stripe).toEqual({ ...access, apiUrl: 'http://127.0.0.1:12111' });
  });
});

describe('what is refused', () => {
  test('all problems are told at once, each with its name and what is expected', () => {
    const problems = problemsOf({ PORT: '70000', COOLING_OFF: 'P4D', WORKER: 'off', LOG_LEVEL: 'loud' });
    expect(problems).toEqual([
      'PORT: expected a whole number from 1 to 65535',
      'LOG_LEVEL: expected fatal, error, warn, info, debug, trace or silent',
      'COOLING_OFF: expected an ISO 8601 duration such as P3D or PT12H, at most PT72H',
      expect.stringMatching(/^WORKER: SQLite/),
    ]);
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '4000x'],
    ['HOST', 'not a host'],
    ['PUBLIC_URL', 'https://a.example/path'],
    ['PUBLIC_URL', 'ftp://a.example'],
    ['DATABASE_URL', 'postgres://app@db/callxtra'],
    ['DATABASE_URL', 'mysql://app@db'],
    ['REDIS_URL', 'http://cache'],
    ['SMTP_URL', 'mail.example.com'],
    ['MASTER_KEY', 'ab'.repeat(31)],
    ['MAIL_FROM', 'Eve <eve@example.com>\r\nBcc: all@example.com'],
    ['DEMO', 'maybe'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1,everybody'],
    ['CORS_ORIGINS', '*'],
    ['CONTROLLER_TIME_ZONE', 'Europe/Atlantis'],
    ['HOLIDAYS', 'DE-XX'],
    ['HOLIDAYS', 'ZZ'],
    ['HOLIDAYS', 'DE-BY-ZZ'],
    ['HOLIDAYS', 'constructor'],
    ['COOLING_OFF', 'P'],
    ['COOLING_OFF', 'PT72H1S'],
    ['CONTROLLER_ADDRESS', 'Beispielweg 1, 10115 Berlin'],
    ['CONTROLLER_AUTHORITY', 'Beispielbehörde|DE'],
    ['CONTROLLER_DPO', 'Dora|not an address'],
    ['RATE_MUTATIONS_PER_MINUTE', '1.5'],
    ['STRIPE_SECRET_KEY', 'pk_test_1'],
    ['STRIPE_PUBLISHABLE_KEY', 'sk_test_1'],
    ['STRIPE_WEBHOOK_SECRET', 'secret'],
  ])('%s may not be %j', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: expected `))]);
  });

  test.each([
    ['WORKER', { WORKER: 'off' }],
    ['DATABASE_ADMIN_URL', { DATABASE_ADMIN_URL: 'mysql://root@db/callxtra' }],
    ['VAULT_URL', { DATABASE_URL: 'mysql://app@db/callxtra', VAULT_URL: 'mysql://vault@db:3306/callxtra' }],
    ['MASTER_KEY_PREVIOUS', { MASTER_KEY_PREVIOUS: 'ab'.repeat(32) }],
    ['OIDC_JWKS_URI', { OIDC_JWKS_URI: 'https://login.example.com/keys' }],
    ['OIDC_CLIENT_IDS', { OIDC_CLIENT_IDS: 'portal, mobile' }],
    [
      'STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET',
      { ...stripe, STRIPE_WEBHOOK_SECRET: '' },
    ],
    ['STRIPE_PUBLISHABLE_KEY', { ...stripe, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }],
    ['STRIPE_API_URL', { STRIPE_API_URL: 'http://127.0.0.1:12111' }],
  ])('%s does not stand where it contradicts the rest', (name, env) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  test('no problem tells a value', () => {
    const env = Object.fromEntries(settingNames().map((name) => [name, `:${secret}\n|`]));
    const error = errorOf({ ...env, NODE_ENV: 'production' });
    expect(error.problems.length).toBeGreaterThan(20);
    expect(error.message).not.toContain(secret);
  });
});
