import { SettingsError, readSettings, settingsReference } from '../../src/settings';

/** A complete set of settings. */
export const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://account.example.com',
  OIDC_ISSUER: 'https://login.example.com',
  MASTER_KEY: 'ab'.repeat(32),
  CONTROLLER_NAME: 'CallxTra',
  CONTROLLER_ADDRESS: 'Beispielweg 1|Hinterhaus|10115|Berlin|DE',
  CONTROLLER_EU_ESTABLISHMENT: 'CallxTra GmbH, Berlin',
  CONTROLLER_AUTHORITY: 'Beispielbehörde|DE|https://authority.example/complaints',
};

/** An account at Stripe. */
export const stripe = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
};

export function errorOf(env: NodeJS.ProcessEnv): SettingsError {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

export function problemsOf(env: NodeJS.ProcessEnv): string[] {
  return errorOf(env).problems;
}

export function settingNames(): string[] {
  return [...settingsReference().matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name ?? '');
}
