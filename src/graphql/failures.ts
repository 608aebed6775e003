import { GraphQLError } from 'graphql';

/** The codes of GraphQL `errors`: everything that is not an expected failure of a mutation. */
export const errorCodes = {
  UNAUTHENTICATED: { status: 200, message: 'Sign in first.' },
  FORBIDDEN: { status: 200, message: 'You may not see or do this.' },
  STEP_UP_REQUIRED: { status: 401, message: 'Sign in again: this needs a sign-in of the last ten minutes.' },
  BAD_USER_INPUT: { status: 400, message: 'An argument is not acceptable.' },
  LIMIT_EXCEEDED: { status: 400, message: 'The request is larger than allowed.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests; wait a little.' },
  OPERATION_NOT_ALLOWED: { status: 403, message: 'This document is not on the safelist.' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, message: 'This Idempotency-Key was used for another request.' },
  IDEMPOTENCY_IN_FLIGHT: {
    status: 409,
    message: 'The first request with this Idempotency-Key is still running.',
  },
  SERVICE_UNAVAILABLE: { status: 503, message: 'The service is not available for the moment.' },
  INTERNAL_SERVER_ERROR: { status: 200, message: 'Something went wrong on our side.' },
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** An error of the request as such, with its stable code and HTTP status. */
export function failure(code: ErrorCode, message?: string, headers?: Record<string, string>): GraphQLError {
  const { status, message: standing } = errorCodes[code];
  const http = {
    ...(status !== 200 && { status }),
    ...(headers && { headers: new Map(Object.entries(headers)) }),
  };
  return new GraphQLError(message ?? standing, {
    extensions: { code, ...(Object.keys(http).length > 0 && { http }) },
  });
}
