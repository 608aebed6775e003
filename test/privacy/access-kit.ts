import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

interface Archive {
  eachEntry(): AsyncIterable<{ fileName: string }>;
  openReadStreamPromise(entry: object): Promise<Readable>;
}
const yauzl = require('yauzl') as { fromBufferPromise(zip: Buffer): Promise<Archive> };

/** The files of a ZIP by name. */
export async function filesOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await yauzl.fromBufferPromise(zip);
  for await (const entry of archive.eachEntry())
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  return files;
}

const head = 'id reference right state channel receivedAt dueAt closedAt version statusText note';
const requested = `request { ${head} duplicateOf { reference } receipts { kind signed } timeline { kind state actor } } userErrors { code path message }`;

/** Asks for access; the payload. */
export async function requestAccess(visitor: Visitor, input: object = {}) {
  const { data, errors } = await visitor.ask(
    `mutation ($input: RequestAccessInput!) { requestAccess(input: $input) { ${requested} } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data.requestAccess;
}

const whole = `${head} timeline { kind state actor at note } receipts { kind issuedAt signed }
  ... on AccessRequest { package { bytes sha256 files readyAt expiresAt downloadUrl downloadBlockedBy lastDownloadedAt } }`;

/** A request by its id, as the visitor sees it; null where there is none for them. */
export async function findRequest(visitor: Visitor, id: string) {
  const { data } = await visitor.ask(
    `query ($id: ID!) { node(id: $id) { ... on RightsRequest { ${whole} } } }`,
    { id },
  );
  return data.node;
}

/** The request once it is done. */
export async function fulfilled(visitor: Visitor, id: string) {
  await until(async () => (await findRequest(visitor, id)).state === 'FULFILLED');
  return findRequest(visitor, id);
}

/** A new request, done. */
export async function access(visitor: Visitor, input: object = {}) {
  const { request } = await requestAccess(visitor, input);
  return fulfilled(visitor, request.id);
}

/** What lies behind a download link. */
export async function download(
  house: TestHouse,
  url: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
) {
  const { pathname, origin } = new URL(url);
  expect(origin).toBe(house.app.house.settings.publicUrl);
  return house.app.http.inject({ method, url: pathname, headers });
}

/** The bytes of a request's package. */
export async function packageOf(
  house: TestHouse,
  request: { package: { downloadUrl: string } },
): Promise<Buffer> {
  const response = await download(house, request.package.downloadUrl);
  expect(response.statusCode).toBe(200);
  return response.rawPayload;
}
