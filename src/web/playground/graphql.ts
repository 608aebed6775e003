import type { Config } from './config';
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
  const response = await send();
  const answer = await read(response);
  if (response.status !== 401 || !isRefused(answer)) return answer;
  return (await signIn.renew()) ? read(await send()) : answer;
}

/** Whether the answer says, as an error or in what was read, that the sign-in is too old for it. */
export function needsStepUp({ data, errors }: GraphqlAnswer): boolean {
  const parts = data && '__schema' in data ? { errors } : { data, errors };
  return JSON.stringify(parts).includes('"STEP_UP_REQUIRED"');
}

function post(
  config: Config,
  request: GraphqlRequest,
  headers: Record<string, string>,
  accessToken: string | null,
): Promise<Response> {
  return fetch(config.graphqlUrl, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      ...headers,
    },
    body: JSON.stringify(request),
  });
}

async function read(response: Response): Promise<GraphqlAnswer> {
  const text = await response.text();
  try {
    return JSON.parse(text) as GraphqlAnswer;
  } catch {
    return { errors: [{ message: `The server answered ${response.status} without JSON.` }] };
  }
}

function isRefused({ errors }: GraphqlAnswer): boolean {
  return errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED') ?? false;
}
