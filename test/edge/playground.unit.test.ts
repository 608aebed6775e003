import type { FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../src/foundation/logging';
import type { House } from '../../src/graphql';
import { openHttp } from '../../src/server/http';
import { playgroundRoutes } from '../../src/server/playground';
import { readSettings } from '../../src/settings';

const folder = mkdtempSync(join(tmpdir(), 'callxtra-playground-'));
let http: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Playground</title>');
  writeFileSync(join(folder, 'assets', 'page-Bx12.js'), 'export {};');
  writeFileSync(join(folder, '..', `${folder.split('/').pop()}.secret`), 'not for you');
  http = await serve({});
});
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
  rmSync(`${folder}.secret`);
});

it('is a page that may load and run what this server has, and call its issuer', async () => {
  const page = await http.inject('/playground/');
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(policyOf(page.headers)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'worker-src': "'self' blob:",
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self' data:",
    'img-src': "'self' data:",
    'connect-src': "'self' http://127.0.0.1:4000",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
  expect(page.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'no-referrer',
  });
});

it('is asked for anew each time, while what bears a hash in its name is kept for good', async () => {
  expect((await http.inject('/playground/')).headers['cache-control']).toBe('no-cache');
  const script = await http.inject('/playground/assets/page-Bx12.js');
  expect([script.statusCode, script.body]).toEqual([200, 'export {};']);
  expect(script.headers).toMatchObject({
    'content-type': 'application/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

it('is found without the closing slash too', async () => {
  const answer = await http.inject('/playground');
  expect([answer.statusCode, answer.headers.location]).toEqual([308, '/playground/']);
});

it.each([
  '/playground/nothing.js',
  '/playground/assets/page-Old.js',
  '/playground/assets',
  '/playground/assets/',
  `/playground/..%2f${folder.split('/').pop()}.secret`,
  `/playground/%2e%2e/${folder.split('/').pop()}.secret`,
])('has nothing at %s', async (url) => {
  const answer = await http.inject(url);
  expect([answer.statusCode, answer.json()]).toEqual([404, { error: 'There is nothing here.' }]);
});

it('is told how to sign in with the embedded issuer', async () => {
  const answer = await http.inject('/playground/config.json');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.json()).toEqual({
    issuer: 'http://127.0.0.1:4000/oidc',
    clientId: 'playground',
    scope: 'openid offline_access account',
    redirectUri: 'http://127.0.0.1:4000/playground/',
    graphqlUrl: '/graphql',
    isSchemaForStaff: false,
  });
});

it('is told how to sign in with a foreign issuer, and may call that one', async () => {
  const elsewhere = await serve({
    PUBLIC_URL: 'https://account.example.com',
    OIDC_ISSUER: 'https://login.example.com/realms/callxtra',
    PLAYGROUND_CLIENT_ID: 'account-playground',
    PLAYGROUND_SCOPE: 'openid api',
  });
  const answer = await elsewhere.inject('/playground/config.json');
  expect(answer.json()).toEqual({
    issuer: 'https://login.example.com/realms/callxtra',
    clientId: 'account-playground',
    scope: 'openid api',
    redirectUri: 'https://account.example.com/playground/',
    graphqlUrl: '/graphql',
    isSchemaForStaff: false,
  });
  expect(policyOf((await elsewhere.inject('/playground/')).headers)['connect-src']).toBe(
    "'self' https://login.example.com",
  );
  await elsewhere.close();
});

it.each<Record<string, string>>([{ INTROSPECTION: 'staff' }, { SAFELIST: 'on' }])(
  'is told not to ask for the schema in the name of customers with %j',
  async (env) => {
    const closed = await serve(env);
    expect((await closed.inject('/playground/config.json')).json().isSchemaForStaff).toBe(true);
    await closed.close();
  },
);

it('says what to do where it was not built', async () => {
  const bare = await serve({}, join(folder, 'nowhere'));
  const answer = await bare.inject('/playground/');
  expect([answer.statusCode, answer.json().error]).toEqual([
    503,
    expect.stringContaining('node scripts/prepare.mjs'),
  ]);
  expect((await bare.inject('/playground/assets/page-Bx12.js')).statusCode).toBe(404);
  await bare.close();
});

async function serve(env: Record<string, string>, from = folder): Promise<FastifyInstance> {
  const settings = readSettings(env);
  const server = await openHttp({ settings, log: openLog('silent', []) } as unknown as House);
  playgroundRoutes(server, settings, from);
  return server;
}

function policyOf(headers: Record<string, unknown>): Record<string, string> {
  const directives = String(headers['content-security-policy']).split('; ');
  return Object.fromEntries(directives.map((line) => line.split(/ (.*)/).slice(0, 2)));
}
