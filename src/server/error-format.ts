import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { faultOf } from '../foundation/database';
import { newId } from '../foundation/ids';
import type { Logger } from '../foundation/logging';
import { type ErrorCode, errorCodes, failure } from '../graphql';
import { Barred } from '../processing';

/** Codes of the server's own that say the same as one of ours. */
const sameAs: Record<string, ErrorCode> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};
const servers = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** What clients see of an error: our own as they are, the server's without values, anything else masked. */
export function formatErrors(log: Logger) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { code: given } = formatted.extensions ?? {};
    const code = typeof given === 'string' ? given : '';
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (servers.has(code))
      return { message: withoutValues(formatted.message), ...place, extensions: { code } };
    if (sameAs[code])
      return { message: withoutValues(formatted.message), ...place, extensions: { code: sameAs[code] } };
    if (isOurs(thrown, code)) return { message: formatted.message, ...place, extensions: { code } };
    const cause = unwrapResolverError(thrown);
    if (cause instanceof Barred)
      return { message: cause.problems[0]!.message.en, ...place, extensions: { code: 'FORBIDDEN' } };
    return { ...mask(thrown, log), ...place };
  };
}

/** The error that stands for a fault of ours: service away, or unknown and logged under an id. */
export function mask(thrown: unknown, log: Logger): GraphQLFormattedError {
  const cause = unwrapResolverError(thrown);
  const id = newId('err');
  log.error({ err: cause, errorId: id }, 'request failed');
  const code = isAway(cause) ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
  return { message: errorCodes[code].message, extensions: { code, id } };
}

/** The database did not answer, or kept refusing: worth another try later. */
export function isAway(thrown: unknown): boolean {
  const fault = faultOf(unwrapResolverError(thrown));
  return fault === 'away' || fault === 'retry';
}

/** The error for a request that never reached GraphQL. */
export function bodyOf(code: ErrorCode, message?: string): { errors: GraphQLFormattedError[] } {
  const { message: text } = failure(code, message);
  return { errors: [{ message: text, extensions: { code } }] };
}

function isOurs(thrown: unknown, code: string): boolean {
  const cause = unwrapResolverError(thrown);
  return (
    cause instanceof GraphQLError &&
    !cause.originalError &&
    Object.hasOwn(errorCodes, code) &&
    code !== 'INTERNAL_SERVER_ERROR'
  );
}

/** graphql-js quotes what was sent; a message keeps the expected type and loses the value. */
function withoutValues(message: string): string {
  return message
    .replace(/^(Expected value of type "[^"]*"), found [\s\S]*$/, '$1.')
    .replace(/(cannot represent (?:an? )?[\w -]*value): [\s\S]*$/, '$1.')
    .replace(/^(Value )"[\s\S]*"( does not exist in "[^"]*" enum)[\s\S]*$/, '$1$2.')
    .replace(/ Did you mean [\s\S]*$/, '');
}
