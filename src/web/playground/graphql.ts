import type { Config } from './config';
import { asListed } from './operations';
import type { SignIn } from './sign-in/sign-in';

export interface GraphqlRequest {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

export interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Sends a document as whoever is signed in; a token that is no longer good is renewed once. */
export async function ask(
  config: Config,
  signIn: SignIn,
  request: GraphqlRequest,
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer> {
  const send = async () => post(config, request, headers, await signIn.accessToken());
  const [status, answer] = await send();
  if (status !== 401 || !isRefused(answer)) return answer;
  return (await signIn.renew()) ? (await send())[1] : answer;
}

/** Whether the answer says, as an error or in what was read, that the sign-in is too old for it. */
export function needsStepUp({ data, errors }: GraphqlAnswer): boolean {
  return JSON.stringify({ data, errors }).includes('"STEP_UP_REQUIRED"');
}

async function post(
  config: Config,
  request: GraphqlRequest,
  headers: Record<string, string>,
  accessToken: string | null,
): Promise<[status: number, answer: GraphqlAnswer]> {
  const all = new Headers({
    accept: 'application/graphql-response+json, application/json',
    'content-type': 'application/json',
    ...(accessToken && { authorization: `Bearer ${accessToken}` }),
  });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const body = JSON.stringify({ ...request, query: asListed(request.query) });
  const response = await fetch(config.graphqlUrl, { method: 'POST', headers: all, body }).catch(() => null);
  if (!response) return [0, failed('The server does not answer.')];
  return [response.status, await read(response)];
}

async function read(response: Response): Promise<GraphqlAnswer> {
  const text = await response.text();
  try {
    return JSON.parse(text) as GraphqlAnswer;
  } catch {
    return failed(`The server answered ${response.status} without JSON.`);
  }
}

export function failed(message: string): GraphqlAnswer {
  return { errors: [{ message }] };
}

function isRefused({ errors }: GraphqlAnswer): boolean {
  return errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED') ?? false;
}
