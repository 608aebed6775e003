import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

const head = 'id reference right state channel receivedAt dueAt statusText format duplicateOf { reference }';
const made = 'package { bytes sha256 files readyAt expiresAt downloadUrl downloadBlockedBy }';

/** Asks for the data that may be taken elsewhere; the payload. */
export async function requestPortability(visitor: Visitor, input: object = {}) {
  const { data, errors } = await visitor.ask(
    `mutation ($input: RequestPortabilityInput!) { requestPortability(input: $input) {
      request { ${head} receipts { kind signed } timeline { kind state actor } } userErrors { code path message } } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data.requestPortability;
}

export async function findPortability(visitor: Visitor, id: string) {
  const { data } = await visitor.ask(
    `query ($id: ID!) { node(id: $id) { ... on PortabilityRequest { ${head} ${made}
      receipts { kind signed } timeline { state } } } }`,
    { id },
  );
  return data.node;
}

/** A new request, done. */
export async function portability(visitor: Visitor, input: object = {}) {
  const { request } = await requestPortability(visitor, input);
  await until(async () => (await findPortability(visitor, request.id)).state === 'FULFILLED');
  return findPortability(visitor, request.id);
}
