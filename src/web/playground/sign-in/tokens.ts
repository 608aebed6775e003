import { type Provider, SignInFailure } from './provider';

/** What one sign-in yielded; kept in memory alone. */
export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
  idToken: string | null;
  expiresAt: number;
}

interface TokenAnswer {
  access_token?: string;
  refresh_token?: string;
  id_token?: string;
  expires_in?: number;
  error?: string;
}

/** Redeems a code or a refresh token; null where the issuer takes it no more. */
export async function redeem(provider: Provider, form: Record<string, string>): Promise<Tokens | null> {
  const response = await fetch(provider.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams(form),
  }).catch(() => null);
  if (!response) throw new SignInFailure('The issuer does not answer.');
  const answer = (await response.json().catch(() => ({}))) as TokenAnswer;
  if (answer.error === 'invalid_grant') return null;
  if (!response.ok || !answer.access_token) throw new SignInFailure('The issuer gave no access token.');
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    idToken: answer.id_token ?? null,
    expiresAt: Date.now() + (answer.expires_in ?? 60) * 1000,
  };
}
