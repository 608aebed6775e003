import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inThisContext } from '../foundation/async-context';
import { acceptedLanguages, languageFor, type Text } from '../foundation/text';
import { type ByteRange, rangeOf } from './byte-range';
import type { Download, Downloads } from './download';
import type { DownloadLinks } from './download-links';

/** What a person reads in the browser instead of a file. */
const messages = {
  missing: {
    en: 'There is no such download. Links are good for five minutes.',
    de: 'Diesen Download gibt es nicht. Links gelten fünf Minuten.',
  },
  expired: {
    en: 'This has expired and was deleted.',
    de: 'Dies ist abgelaufen und wurde gelöscht.',
  },
  outside: {
    en: 'The range lies outside of the file.',
    de: 'Der Bereich liegt außerhalb der Datei.',
  },
} as const satisfies Record<string, Text>;

type DownloadRequest = FastifyRequest<{ Params: { token: string } }>;

/** Serves files of one kind by their links: whole or one range, decrypted while they are sent, never cached. */
export function serveDownloads(http: FastifyInstance, links: DownloadLinks, downloads: Downloads): void {
  const { kind } = downloads;
  http.route({
    method: ['GET', 'HEAD'],
    url: `/downloads/${kind.path}/:token`,
    config: { purpose: kind.purpose },
    handler: async (request: DownloadRequest, reply) => {
      void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      const id = links.read(kind, request.params.token);
      const download = id === null ? 'MISSING' : await downloads.find(id);
      if (download === 'MISSING') return refuse(request, reply, 404, messages.missing);
      if (download === 'EXPIRED') return refuse(request, reply, 410, messages.expired);
      return send(request, reply, download);
    },
  });
}

async function send(request: DownloadRequest, reply: FastifyReply, download: Download) {
  const { bytes, id } = download;
  const range = rangeFor(request, download);
  if (range === 'UNSATISFIABLE') {
    void reply.headers({ 'accept-ranges': 'bytes', 'content-range': `bytes */${bytes}` });
    return refuse(request, reply, 416, messages.outside);
  }
  describe(reply, download);
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  if (range) void reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes}`);
  void reply.header('content-length', end - start + 1);
  if (request.method === 'HEAD') return reply.send();
  if (start === 0) await download.begin();
  const body = Readable.from(inThisContext(download.read(start, end)), { objectMode: false });
  body.on('error', (error) => request.log.error({ err: error, file: id }, 'a download broke off'));
  return reply.send(body);
}

function describe(reply: FastifyReply, { sha256, fileName, mediaType }: Download): void {
  void reply.type(mediaType).headers({
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
    'content-disposition': `attachment; filename="${fileName}"`,
  });
}

function rangeFor(
  { headers, method }: DownloadRequest,
  { bytes, sha256 }: Download,
): ByteRange | 'UNSATISFIABLE' | null {
  const isSame = headers['if-range'] === undefined || headers['if-range'] === `"${sha256}"`;
  // RFC 9110, 14.2: Range is defined for GET alone.
  return isSame && method === 'GET' ? rangeOf(headers.range, bytes) : null;
}

function refuse(request: DownloadRequest, reply: FastifyReply, code: number, message: Text): FastifyReply {
  const language = languageFor(acceptedLanguages(request.headers['accept-language']));
  void reply.code(code).header('content-language', language).type('text/plain; charset=utf-8');
  return reply.send(message[language]);
}
