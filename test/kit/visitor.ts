import type { App } from '../../src/app';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  // The tests read what they asked for; a shape for each query would say it twice.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; id?: string } }[];
}

/** Somebody who talks to the API over HTTP, with a token or without. */
export interface Visitor {
  token: string | null;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  /** The codes of the errors alone. */
  codes(query: string, variables?: object): Promise<string[]>;
}

export function visitorOf(app: () => App, token: string | null): Visitor {
  const ask = async (
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await app().http.inject({
      method: 'POST',
      url: '/graphql',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      payload: { query, variables },
    });
    const body = response.json<{ data?: unknown; errors?: Answer['errors'] }>();
    return {
      status: response.statusCode,
      headers: response.headers,
      data: body.data,
      errors: body.errors ?? [],
    };
  };
  return {
    token,
    ask,
    codes: async (query, variables) =>
      (await ask(query, variables)).errors.map((error) => error.extensions.code),
  };
}
