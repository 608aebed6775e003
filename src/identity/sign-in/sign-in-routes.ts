import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction, Provider } from 'oidc-provider';
import type { IssuerAccounts } from '../issuer/accounts/issuer-accounts';
import { clientNetwork } from '../../foundation/client-network';
import { languageOf } from './messages';
import { contentSecurityPolicy, pageHeaders } from './page';
import { overPage, type SignInProblem, signInPage } from './pages';
import { LimitsUnavailable, type SignInLimits, TooManyAttempts } from './sign-in-limits';

export interface SignInParts {
  provider: Provider;
  accounts: IssuerAccounts;
  limits: SignInLimits;
  /** A keyed hash of a network address. */
  addressKey: (network: string) => string;
  /** Where the sign-in form may lead. */
  formTargets: string[];
}

interface SignInRequest {
  Params: { uid: string };
  Body: URLSearchParams | undefined;
}

const longest = { email: 254, password: 256 };

/** The sign-in page and what it sends, for the sign-in under way that the provider knows by its cookie. */
export function signInRoutes(server: FastifyInstance, parts: SignInParts): void {
  const headers = pageHeaders(contentSecurityPolicy(parts.formTargets));
  const form = { parseAs: 'string', bodyLimit: 4096 } as const;
  server.addContentTypeParser('application/x-www-form-urlencoded', form, (_request, body: string, done) =>
    done(null, new URLSearchParams(body)),
  );
  server.addHook(
    'onRequest',
    async (_request, reply) => void reply.headers(headers).type('text/html; charset=utf-8'),
  );

  server.get<SignInRequest>('/interaction/:uid', async (request, reply) => {
    const underWay = await signInUnderWay(parts.provider, request, reply);
    if (!underWay) return sendOver(request, reply);
    return sendForm(underWay, request, reply, hintOf(underWay), null);
  });

  server.post<SignInRequest>('/interaction/:uid', async (request, reply) => {
    const underWay = await signInUnderWay(parts.provider, request, reply);
    if (!underWay) return sendOver(request, reply);
    const email = request.body?.get('email') ?? '';
    const outcome = await signIn(parts, request.ip, email, request.body?.get('password') ?? '');
    if ('problem' in outcome) {
      if (outcome.retryAfterSeconds) void reply.header('retry-after', outcome.retryAfterSeconds);
      return sendForm(underWay, request, reply, email, outcome.problem);
    }
    const login = { accountId: outcome.accountId, amr: ['pwd'] };
    return reply.redirect(await parts.provider.interactionResult(request.raw, reply.raw, { login }), 303);
  });
}

type Outcome = { accountId: string } | { problem: SignInProblem; retryAfterSeconds?: number };

async function signIn(
  parts: SignInParts,
  address: string,
  email: string,
  password: string,
): Promise<Outcome> {
  const attempt = {
    accountKey: parts.accounts.loginIndex(email),
    addressKey: parts.addressKey(clientNetwork(address)),
  };
  try {
    await parts.limits.take(attempt);
    const isPlausible = email.length <= longest.email && password.length <= longest.password;
    const account = isPlausible ? await parts.accounts.authenticate(email, password) : null;
    if (!account) return { problem: 'wrong' };
    await parts.limits.forgive(attempt);
    return { accountId: account.id };
  } catch (error) {
    if (error instanceof TooManyAttempts)
      return { problem: 'tooMany', retryAfterSeconds: error.retryAfterSeconds };
    if (error instanceof LimitsUnavailable) return { problem: 'unavailable', retryAfterSeconds: 30 };
    throw error;
  }
}

async function signInUnderWay(
  provider: Provider,
  request: FastifyRequest<SignInRequest>,
  reply: FastifyReply,
): Promise<Interaction | null> {
  try {
    const details = await provider.interactionDetails(request.raw, reply.raw);
    return details.uid === request.params.uid && details.prompt.name === 'login' ? details : null;
  } catch (error) {
    if (error instanceof Error && error.name === 'SessionNotFound') return null;
    throw error;
  }
}

const statuses: Record<SignInProblem, number> = { wrong: 400, tooMany: 429, unavailable: 503 };

function sendForm(
  underWay: Interaction,
  request: FastifyRequest<SignInRequest>,
  reply: FastifyReply,
  email: string,
  problem: SignInProblem | null,
) {
  const html = signInPage({
    language: languageOf(underWay.params.ui_locales, request.headers['accept-language']),
    action: request.params.uid,
    email: email.slice(0, longest.email),
    isAgain: underWay.session?.accountId !== undefined,
    problem,
  });
  return reply.code(problem ? statuses[problem] : 200).send(html);
}

function hintOf({ params }: Interaction): string {
  return typeof params.login_hint === 'string' ? params.login_hint : '';
}

function sendOver(request: FastifyRequest, reply: FastifyReply) {
  return reply.code(400).send(overPage(languageOf(undefined, request.headers['accept-language'])));
}
