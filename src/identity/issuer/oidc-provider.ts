/* oxlint-disable no-console -- the provider writes there, and nobody else is to hear it */

type OidcProvider = typeof import('oidc-provider');

let loaded: OidcProvider | null = null;

/**
 * The provider's code, read when an issuer is first opened. It warns on standard error about Node 20,
 * on which our tests run it; reading it in one go keeps everybody else's warnings.
 */
export function oidcProvider(): OidcProvider {
  if (loaded) return loaded;
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('Unsupported runtime')) warn(...said);
  };
  try {
    loaded = require('oidc-provider') as OidcProvider;
    return loaded;
  } finally {
    console.warn = warn;
  }
}
