import type { ClientMetadata } from 'oidc-provider';

/** Scopes of the API, by who may have them. */
export const apiScopes = { person: 'account', service: 'service' } as const;

export const serviceClientId = 'service';

const loopbackPort = 3000;

/** Our own clients: nobody else's are known, so nobody is asked for consent. */
export function firstPartyClients(publicUrl: string, serviceSecret: string): ClientMetadata[] {
  const portals = [`${publicUrl}/portal`, `http://127.0.0.1:${loopbackPort}`];
  return [
    publicClient(
      'portal',
      'web',
      portals.map((origin) => `${origin}/callback`),
      portals,
    ),
    publicClient('playground', 'web', [`${publicUrl}/playground/`], [`${publicUrl}/playground/`]),
    // RFC 8252: a loopback address on any port, and a scheme of the app's own.
    publicClient(
      'mobile',
      'native',
      ['http://127.0.0.1/callback', 'com.callxtra.account:/callback'],
      ['com.callxtra.account:/signed-out'],
    ),
    {
      client_id: serviceClientId,
      client_secret: serviceSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
  ];
}

function publicClient(
  id: string,
  type: 'web' | 'native',
  redirectUris: string[],
  signedOutUris: string[],
): ClientMetadata {
  return {
    client_id: id,
    application_type: type,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: redirectUris,
    post_logout_redirect_uris: signedOutUris,
  };
}

/** Where a form of ours may lead, redirects included: ourselves and the addresses of our clients (CSP form-action). */
export function formTargets(clients: readonly ClientMetadata[]): string[] {
  const addresses = clients.flatMap((client) => [
    ...(client.redirect_uris ?? []),
    ...(client.post_logout_redirect_uris ?? []),
  ]);
  return [...new Set(["'self'", ...addresses.map(sourceOf)])];
}

function sourceOf(address: string): string {
  const { protocol, hostname, port, origin } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return protocol;
  return hostname === '127.0.0.1' && port === '' ? `${origin}:*` : origin;
}
