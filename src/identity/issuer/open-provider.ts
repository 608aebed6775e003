import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Logger } from '../../foundation/logging';
import { contentSecurityPolicy, pageHeaders } from '../sign-in/page';
import { formTargets } from './clients';
import { oidcProvider } from './oidc-provider';
import { type IssuerPlan, providerConfiguration } from './provider-configuration';
import { type IssuerStore, RecordAdapter, sessionIdOf } from './state/record-adapter';

/** A refresh token came a second time: somebody else may have it. Its family has been revoked. */
export interface TokenReuse {
  subject: string;
  clientId: string;
  sessionId: string;
}

export interface ProviderEvents {
  onTokenReuse(reuse: TokenReuse): Promise<void>;
  log: Logger;
}

/** Builds the provider over the database. */
export function openProvider(plan: IssuerPlan, store: IssuerStore, events: ProviderEvents): Provider {
  const { Provider, errors } = oidcProvider();
  const lostRace = () => new errors.InvalidGrant('already used');
  const provider = new Provider(
    store.issuer,
    providerConfiguration(plan, {
      adapter: (model) => new RecordAdapter(model, store, lostRace),
      interactions: { policy: signInPolicy(), url: (_ctx, { uid }) => `${plan.path}/interaction/${uid}` },
    }),
  );
  provider.use(async (ctx, next) => {
    pinOrigin(ctx.request, new URL(store.issuer));
    ctx.set(pageHeaders(contentSecurityPolicy(formTargets(plan.clients))));
    await next();
    const reuse = reuseIn(ctx as KoaContextWithOIDC);
    if (reuse) await events.onTokenReuse(reuse);
  });
  provider.on('server_error', (_ctx, error) =>
    events.log.error({ err: error }, 'the embedded issuer failed'),
  );
  provider.onerror = (error) => events.log.error({ err: error }, 'the embedded issuer failed');
  return provider;
}

/** Whatever Host and X-Forwarded-* say: our addresses are those of the issuer. */
function pinOrigin(request: object, { host, protocol }: URL): void {
  Object.defineProperties(request, { host: { value: host }, protocol: { value: protocol.slice(0, -1) } });
}

/** Signing in is all that people are asked. RFC 8252 8.6: an app that cannot prove who it is never gets by without. */
function signInPolicy() {
  const { interactionPolicy } = oidcProvider();
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.get('login')!.checks.add(
    new interactionPolicy.Check('native_client', 'native clients require sign-in', ({ oidc }) => {
      return oidc.client!.applicationType === 'native' && !oidc.result?.login;
    }),
  );
  return policy;
}

function reuseIn({ oidc, status }: KoaContextWithOIDC): TokenReuse | null {
  const token = oidc?.entities.RefreshToken;
  if (status !== 400 || oidc?.route !== 'token' || !token?.consumed) return null;
  return { subject: token.accountId, clientId: token.clientId!, sessionId: sessionIdOf(token.grantId!) };
}
