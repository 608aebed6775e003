import { readSettings } from '../../src/settings';
import { problemsOf, production, stripe } from './kit';

const secret = 'hunter2-do-not-tell';

describe('in production', () => {
  test('a complete set of settings is accepted, without the demo and with embedded stores', () => {
    expect(readSettings(production)).toMatchObject({ isProduction: true, isDemo: false, databaseUrl: null });
  });

  test('the playground is off and the schema is for staff, unless it is asked for otherwise', () => {
    expect(readSettings(production)).toMatchObject({ playground: null, isIntrospectionForStaff: true });
    expect(readSettings({ ...production, PLAYGROUND: 'on', INTROSPECTION: 'everybody' })).toMatchObject({
      playground: { clientId: 'playground' },
      isIntrospectionForStaff: false,
    });
  });

  test.each([
    ['OIDC_ISSUER', { OIDC_ISSUER: undefined }],
    ['DEMO', { DEMO: 'on' }],
    ['MASTER_KEY', { MASTER_KEY: undefined }],
    ['PUBLIC_URL', { PUBLIC_URL: undefined }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://account.example.com' }],
    ['STRIPE_API_URL', { ...stripe, STRIPE_API_URL: 'https://stripe.example.com' }],
    ['CONTROLLER_NAME', { CONTROLLER_NAME: undefined }],
    ['CONTROLLER_ADDRESS', { CONTROLLER_ADDRESS: undefined }],
    ['CONTROLLER_REPRESENTATIVE', { CONTROLLER_EU_ESTABLISHMENT: undefined }],
    ['CONTROLLER_AUTHORITY', { CONTROLLER_AUTHORITY: undefined }],
  ])('%s is refused with the reason (case %#)', (name, change) => {
    const [problem, ...others] = problemsOf({ ...production, ...change });
    expect(problem).toMatch(new RegExp(`^${name}\\b.*: must .*: .*\\(NODE_ENV=production\\)$`));
    expect(others).toEqual([]);
  });

  test('a representative stands in for an establishment in the Union', () => {
    const env = { ...production, CONTROLLER_EU_ESTABLISHMENT: undefined, CONTROLLER_REPRESENTATIVE: 'Rita' };
    expect(readSettings(env).controller.representative?.name).toBe('Rita');
  });

  test('a malformed setting is told once, not also as missing', () => {
    expect(problemsOf({ ...production, MASTER_KEY: secret })).toEqual([
      expect.stringMatching(/^MASTER_KEY: expected/),
    ]);
  });
});
