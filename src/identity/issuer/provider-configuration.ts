import type {
  AuthorizationCode,
  ClientMetadata,
  Configuration,
  KoaContextWithOIDC,
  RefreshToken,
} from 'oidc-provider';
import { errorPage, signedOutPage, signOutPage } from '../sign-in/pages';
import { languageOf } from '../sign-in/messages';
import { apiScopes, serviceClientId } from './clients';
import { type IssuerAccounts, rolesOf } from './accounts/issuer-accounts';
import { oidcProvider } from './oidc-provider';
import { sessionIdOf } from './state/record-adapter';
import { signingAlgorithm, type SigningKey } from './minting/signing-key';
import { accessTokenSeconds, familySeconds, serviceRoles } from './minting/token-terms';

export interface IssuerPlan {
  audience: string;
  /** The path, as browsers see it, below which the issuer answers. */
  path: string;
  accounts: IssuerAccounts;
  clients: ClientMetadata[];
  signingKey: SigningKey;
  cookieKey: Buffer;
}

type Parts = Pick<Configuration, 'adapter' | 'interactions'>;

/** What the provider is told: code with PKCE for our own clients, JWT access tokens for the API, and little else. */
export function providerConfiguration(plan: IssuerPlan, parts: Parts): Configuration {
  return {
    ...parts,
    clients: plan.clients,
    jwks: { keys: [plan.signingKey.private] },
    clientDefaults: { id_token_signed_response_alg: signingAlgorithm },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    pkce: { required: () => true },
    findAccount: (_ctx, id) => findAccount(plan.accounts, id),
    extraTokenClaims,
    loadExistingGrant: (ctx) => grantOf(ctx, plan.audience),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => true,
    clientBasedCORS: (_ctx, origin, client) =>
      (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin),
    cookies: {
      keys: [plan.cookieKey.toString('base64url')],
      long: { httpOnly: true, sameSite: 'lax', path: plan.path },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    features: features(plan.audience),
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      ClientCredentials: accessTokenSeconds,
      Grant: 2 * familySeconds,
      IdToken: accessTokenSeconds,
      Interaction: 3600,
      // A family of refresh tokens ends so long after the sign-in, however often they rotate.
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? familySeconds,
      Session: familySeconds,
    },
    renderError: (ctx, out) =>
      render(ctx, errorPage(languageFor(ctx), out.error, out.error_description ?? '')),
  };
}

function features(audience: string): Configuration['features'] {
  const api = (clientId: string) => ({
    scope: clientId === serviceClientId ? apiScopes.service : apiScopes.person,
    audience,
    accessTokenFormat: 'jwt' as const,
    jwt: { sign: { alg: signingAlgorithm } },
  });
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    // Every access token is the API's, so none opens a userinfo endpoint; an ID token says the subject.
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => render(ctx, signOutPage(languageFor(ctx), form)),
      postLogoutSuccessSource: (ctx) => render(ctx, signedOutPage(languageFor(ctx))),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource, client) => {
        if (resource !== audience) throw new (oidcProvider().errors.InvalidTarget)();
        return api(client.clientId);
      },
    },
  };
}

async function findAccount(accounts: IssuerAccounts, id: string) {
  const account = await accounts.find(id);
  if (!account?.passwordHash) return undefined;
  return { accountId: id, roles: rolesOf(account), claims: () => ({ sub: id }) };
}

const extraTokenClaims: Configuration['extraTokenClaims'] = (ctx, token) => {
  if (token.kind === 'ClientCredentials') return { roles: serviceRoles };
  const { AuthorizationCode: code, RefreshToken: refresh, Account: account } = ctx.oidc.entities;
  const source: AuthorizationCode | RefreshToken | undefined = code ?? refresh;
  return {
    auth_time: source?.authTime,
    sid: sessionIdOf(source?.grantId ?? ''),
    roles: account?.roles,
  };
};

/** Our own clients need no consent: the grant of the session, or a new one, with all that they may ask for. */
async function grantOf(ctx: KoaContextWithOIDC, audience: string) {
  const { provider, session, client } = ctx.oidc;
  const clientId = client!.clientId;
  const known = session!.grantIdFor(clientId);
  const grant = known ? await provider.Grant.find(known) : undefined;
  // One that ends before the refresh tokens it founds is replaced.
  if (grant && grant.accountId === session!.accountId && grant.remainingTTL > familySeconds) return grant;
  const made = new provider.Grant({ accountId: session!.accountId, clientId });
  made.addOIDCScope('openid offline_access');
  made.addResourceScope(audience, apiScopes.person);
  await made.save();
  return made;
}

function languageFor(ctx: KoaContextWithOIDC) {
  return languageOf(ctx.oidc?.params?.ui_locales, ctx.get('accept-language'));
}

function render(ctx: KoaContextWithOIDC, html: string): void {
  ctx.type = 'html';
  ctx.body = html;
}
