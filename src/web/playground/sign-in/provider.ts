/** What the issuer says about itself (OpenID Connect Discovery 1.0). */
export interface Provider {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
}

/** A step of signing in that failed, in words for the person. */
export class SignInFailure extends Error {}

/** Asks the issuer where its endpoints are. */
export async function discover(issuer: string): Promise<Provider> {
  const place = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(place).catch(() => null);
  if (!response?.ok) throw new SignInFailure('The issuer does not answer.');
  const provider = (await response.json()) as Provider;
  if (provider.issuer !== issuer) throw new SignInFailure('The issuer says it is another one.');
  return provider;
}
