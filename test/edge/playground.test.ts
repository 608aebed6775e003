import { openHouse, type TestHouse } from '../kit/open-house';

let house: TestHouse;
afterEach(() => house.close());

it('is known to the embedded issuer by what it is told', async () => {
  house = await openHouse();
  const { issuer, clientId, scope, redirectUri } = (await get('/playground/config.json')).json();
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  });
  // The page of the provider stands on the connection itself, so the app must listen.
  const base = await house.app.http.listen({ port: 0, host: '127.0.0.1' });
  const answer = await fetch(`${base}${new URL(issuer).pathname}/auth?${asked.toString()}`, {
    redirect: 'manual',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/\/oidc\/interaction\/[\w-]+$/),
  ]);
});

it('is nowhere when it is switched off', async () => {
  house = await openHouse({ PLAYGROUND: 'off' });
  for (const url of ['/playground', '/playground/', '/playground/config.json', '/playground/index.html'])
    expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
});

it('answers this machine alone while it is the demo', async () => {
  house = await openHouse();
  for (const url of ['/playground', '/playground/', '/playground/config.json']) {
    const answer = await house.app.http.inject({ url, remoteAddress: '203.0.113.5' });
    expect([url, answer.statusCode]).toEqual([url, 403]);
  }
});

function get(url: string) {
  return house.app.http.inject(url);
}
