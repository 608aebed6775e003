import type { Config } from '../config';
import { type Pending, recall, remember, standing } from './pending';
import { challengeOf, claimsOf, randomValue } from './proof';
import { discover, type Provider, SignInFailure } from './provider';
import { redeem, type Tokens } from './tokens';

const marginMs = 30_000;

/** In an address of this page: whoever comes by it wants to sign in. */
const askedFor = 'sign-in';

/** How the issuer is asked: as it likes, with the password again, or without asking the person at all. */
export type Prompt = 'login' | 'none' | null;

/** Signs a person in by authorization code and PKCE (RFC 7636, RFC 9700), and keeps the tokens of that. */
export class SignIn {
  private tokens: Tokens | null = null;
  private renewal: Promise<boolean> | null = null;
  private discovered: Promise<Provider> | null = null;

  /** Whether a sign-in ended that nobody ended here. */
  isLost = false;

  constructor(private readonly config: Config) {}

  /** Takes up the sign-in whose answer this address is, or one from before a reload. False: the page is left. */
  async resume(address: URL): Promise<boolean> {
    const answer = address.searchParams;
    if (answer.has('state')) {
      // The code is worth nothing from now on; neither history nor a bookmark is to have it.
      history.replaceState(null, '', address.pathname);
      await this.complete(answer, recall());
      return true;
    }
    const isAsked = answer.has(askedFor);
    if (isAsked) history.replaceState(null, '', address.pathname);
    else if (!standing.get()) return true;
    await this.begin(isAsked ? null : 'none');
    return false;
  }

  /** Leaves for the issuer. */
  async begin(prompt: Prompt = null): Promise<void> {
    // An answer finds what was remembered for it only where it was remembered.
    if (new URL(this.config.redirectUri).origin !== location.origin)
      return leaveFor(this.config.redirectUri, { [askedFor]: '' });
    if (!isSecureContext) throw new SignInFailure('Signing in needs https, or the address 127.0.0.1.');
    const provider = await this.provider();
    const pending = {
      state: randomValue(),
      nonce: randomValue(),
      verifier: randomValue(),
      isSilent: prompt === 'none',
    };
    remember(pending);
    leaveFor(provider.authorization_endpoint, {
      response_type: 'code',
      client_id: this.config.clientId,
      redirect_uri: this.config.redirectUri,
      scope: this.config.scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await challengeOf(pending.verifier),
      code_challenge_method: 'S256',
      ...(prompt && { prompt }),
    });
  }

  /** Ends the session at the issuer too (OpenID Connect RP-Initiated Logout 1.0). */
  async end(): Promise<void> {
    const idToken = this.tokens?.idToken;
    this.forget();
    sessionStorage.clear();
    const { end_session_endpoint: place } = await this.provider();
    if (!place) return location.reload();
    leaveFor(place, {
      client_id: this.config.clientId,
      post_logout_redirect_uri: this.config.redirectUri,
      ...(idToken && { id_token_hint: idToken }),
    });
  }

  /** An access token that will last for this request; null where nobody is signed in. */
  async accessToken(): Promise<string | null> {
    if (this.tokens && this.tokens.expiresAt - marginMs < Date.now()) await this.renew();
    return this.tokens?.accessToken ?? null;
  }

  /** Fetches another access token, once for all who ask at the same time: a refresh token is good for one use. */
  renew(): Promise<boolean> {
    this.renewal ??= this.refresh().finally(() => (this.renewal = null));
    return this.renewal;
  }

  private async refresh(): Promise<boolean> {
    const { refreshToken = null, idToken = null } = this.tokens ?? {};
    const renewed = refreshToken
      ? await redeem(await this.provider(), {
          grant_type: 'refresh_token',
          client_id: this.config.clientId,
          refresh_token: refreshToken,
        })
      : null;
    if (!renewed) {
      this.forget();
      this.isLost = true;
      return false;
    }
    this.tokens = {
      ...renewed,
      refreshToken: renewed.refreshToken ?? refreshToken,
      idToken: renewed.idToken ?? idToken,
    };
    return true;
  }

  private async complete(answer: URLSearchParams, pending: Pending | null): Promise<void> {
    if (!pending || answer.get('state') !== pending.state)
      throw new SignInFailure('This sign-in was not begun here.');
    if (answer.has('error')) {
      standing.set(false);
      if (pending.isSilent) return;
      throw new SignInFailure(`The issuer refused it (${codeOf(answer.get('error'))}).`);
    }
    const provider = await this.provider();
    // RFC 9207: an answer of another issuer is none to us.
    if (answer.has('iss') && answer.get('iss') !== provider.issuer)
      throw new SignInFailure('Another issuer answered.');
    const tokens = await redeem(provider, {
      grant_type: 'authorization_code',
      client_id: this.config.clientId,
      redirect_uri: this.config.redirectUri,
      code: answer.get('code') ?? '',
      code_verifier: pending.verifier,
    });
    if (!tokens) throw new SignInFailure('The code was not accepted.');
    this.check(tokens, provider, pending);
    this.tokens = tokens;
    standing.set(true);
  }

  private check({ idToken }: Tokens, provider: Provider, { nonce }: Pending): void {
    const claims = idToken ? claimsOf(idToken) : {};
    const audience = [claims.aud].flat();
    const isOurs = claims.iss === provider.issuer && audience.includes(this.config.clientId);
    if (!isOurs || claims.nonce !== nonce)
      throw new SignInFailure('The ID token belongs to another sign-in.');
  }

  private forget(): void {
    this.tokens = null;
    standing.set(false);
  }

  private provider(): Promise<Provider> {
    this.discovered ??= discover(this.config.issuer).catch((error: unknown) => {
      this.discovered = null;
      throw error;
    });
    return this.discovered;
  }
}

/** An error code may be shown; whatever else stands in an address may not. */
function codeOf(error: string | null): string {
  return /^[a-z_]{1,60}$/.test(error ?? '') ? error! : 'unknown reason';
}

function leaveFor(place: string, parameters: Record<string, string>): void {
  const address = new URL(place);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  location.assign(address);
}
