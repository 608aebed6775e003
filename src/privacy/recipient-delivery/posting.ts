import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, lookupPublic, PrivateAddress } from './public-address';

const patienceMs = 10_000;
/** What a recipient has to say fits in here; the rest is not read. */
const longestAnswer = 16_384;

export interface PostedAnswer {
  status: number;
  body: string;
}

/** Posts once, on a connection of its own; follows no redirect, and never waits longer than ten seconds. */
export async function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  mayBePrivate: boolean,
): Promise<PostedAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!mayBePrivate && isIP(host) && !isPublic(host)) throw new PrivateAddress('not in the public internet');
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  const request = send(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: false,
    signal: AbortSignal.timeout(patienceMs),
    ...(mayBePrivate ? {} : { lookup: lookupPublic }),
  });
  const answer = answerOf(request);
  request.end(body);
  const response = await answer;
  return { status: response.statusCode ?? 0, body: await beginningOf(response) };
}

function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
  });
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (length >= longestAnswer) break;
  }
  return Buffer.concat(pieces).subarray(0, longestAnswer).toString('utf8');
}
