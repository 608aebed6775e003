import { createHash, randomBytes } from 'node:crypto';
import { publicUrl } from './kit';

export interface Page {
  status: number;
  /** Where it was, or where it leads when it leads away from the issuer. */
  url: URL;
  html: string;
  headers: Headers;
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
  scope: string;
}

export const portal = { client_id: 'portal', redirect_uri: `${publicUrl}/portal/callback` };

/** A browser with a cookie jar that follows redirects as long as they stay with the issuer. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();
  readonly headers: Record<string, string> = { 'accept-language': 'en', accept: 'text/html' };

  constructor(private readonly base: string) {}

  async open(address: string, form?: Record<string, string>): Promise<Page> {
    let url = new URL(address, publicUrl);
    let body = form && new URLSearchParams(form);
    for (let hops = 0; hops < 10; hops++) {
      const response = await this.send(url, body);
      const location = response.headers.get('location');
      if (location === null)
        return { status: response.status, url, html: await response.text(), headers: response.headers };
      url = new URL(location, url);
      if (!url.href.startsWith(`${publicUrl}/oidc`))
        return { status: response.status, url, html: '', headers: response.headers };
      body = undefined;
    }
    throw new Error('The issuer redirects in circles.');
  }

  /** Opens an authorization request; the verifier belongs to its code. */
  async authorize(parameters: Record<string, string> = {}): Promise<{ page: Page; verifier: string }> {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      response_type: 'code',
      scope: 'openid offline_access account',
      state: 'state-1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...portal,
      ...parameters,
    });
    return { page: await this.open(`/oidc/auth?${query.toString()}`), verifier };
  }

  /** Fills in the sign-in page. */
  submit(page: Page, who: { email: string; password: string }): Promise<Page> {
    return this.open(page.url.href, who);
  }

  /** Goes through sign-in to tokens. */
  async signIn(
    who: { email: string; password: string },
    parameters: Record<string, string> = {},
  ): Promise<Tokens> {
    const { page, verifier } = await this.authorize(parameters);
    const landed = page.html.includes('<form') ? await this.submit(page, who) : page;
    return (await this.redeem(landed, verifier, parameters)).json() as Promise<Tokens>;
  }

  redeem(landed: Page, verifier: string, parameters: Record<string, string> = {}): Promise<Response> {
    const { client_id, redirect_uri } = { ...portal, ...parameters };
    const code = landed.url.searchParams.get('code') ?? '';
    return this.token({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      client_id,
      redirect_uri,
    });
  }

  refresh(refreshToken: string, clientId = 'portal'): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId });
  }

  token(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.base}/oidc/token`, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  private async send(url: URL, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    const headers = {
      ...this.headers,
      cookie: cookie.map(([name, { value }]) => `${name}=${value}`).join('; '),
    };
    const response = await fetch(this.base + url.pathname + url.search, {
      method: body ? 'POST' : 'GET',
      body,
      headers,
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}
