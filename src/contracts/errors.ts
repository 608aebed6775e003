import { markdownTable } from '../foundation/markdown';
import { refusalCodes } from '../foundation/refusal';
import { errorCodes } from '../graphql';

/** Codes of the server's own: the document itself is at fault. */
const documents = {
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The document is no GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The document does not fit the schema.' },
};

/** What can go wrong, by the codes that clients branch on: the page docs/errors.md. */
export function errorReference(): string {
  const errors = Object.entries({ ...errorCodes, ...documents });
  return [
    '# Errors',
    'Printed from `src` by `npm run contracts`; do not edit by hand. What a client does about them: [clients.md](clients.md).',
    '## userErrors',
    'Expected failures of a mutation: data, in the language of the person, each with the path into `input`. Nothing was changed. `message` is for people, `code` for programs; further codes may be added.',
    markdownTable([['code', 'meaning'], ...Object.entries(refusalCodes).map(([code, text]) => [code, text])]),
    '## errors',
    'Everything else, in `extensions.code`. The messages are for whoever writes the client, in English.',
    markdownTable([
      ['code', 'HTTP status', 'message'],
      ...errors.map(([code, { status, message }]) => [code, String(status), message]),
    ]),
    'A token that was sent and is not valid answers UNAUTHENTICATED with status 401. An INTERNAL_SERVER_ERROR carries `extensions.id`, which the log knows.',
  ]
    .join('\n\n')
    .concat('\n');
}
