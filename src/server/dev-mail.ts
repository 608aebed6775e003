import type { FastifyInstance, FastifyReply } from 'fastify';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The demo's inbox: what the system wrote to people, where no mail server is set. Plain text only. `last` are
 * the mails to people who were erased, which are in no file.
 */
export function devMailRoutes(
  http: FastifyInstance,
  folder: string,
  last: ReadonlyMap<string, { text: Buffer; at: Date }>,
): void {
  http.get('/dev/mail', async (_request, reply) => {
    const kept = [...last].map(([id, { at }]) => ({ name: `${id}.eml`, at }));
    const mails = [...kept, ...(await filesIn(folder))].toSorted((a, b) => b.at.getTime() - a.at.getTime());
    const items = mails
      .map(({ name, at }) => `<li><a href="/dev/mail/${name}">${at.toISOString()}</a></li>`)
      .join('\n');
    const list = mails.length > 0 ? `<ol reversed>\n${items}\n</ol>` : '<p>Nothing was sent yet.</p>';
    return reply.type('text/html; charset=utf-8').send(page(list));
  });
  http.get<{ Params: { name: string } }>('/dev/mail/:name', async (request, reply) => {
    const { name } = request.params;
    if (!/^mai_[0-9a-f-]{36}\.eml$/.test(name)) return reply.callNotFound();
    const kept = last.get(name.replace('.eml', ''))?.text.toString('utf8');
    const text = kept ?? (await readFile(join(folder, name), 'utf8').catch(() => null));
    return text === null ? reply.callNotFound() : reply.type('text/plain; charset=utf-8').send(text);
  });
}

/** Everything of the demo answers this machine alone, whatever address the server listens on. */
export function answerLoopbackOnly(http: FastifyInstance, paths: (path: string) => boolean): void {
  http.addHook('onRequest', async (request, reply): Promise<FastifyReply | void> => {
    if (!paths(request.url) || isLoopback(request.socket.remoteAddress)) return;
    return reply.code(403).send({ error: 'The demo answers only on the machine it runs on.' });
  });
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}

async function filesIn(folder: string): Promise<{ name: string; at: Date }[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.eml'));
  return Promise.all(files.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtime })));
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mail of the demo</title>
<h1>Mail of the demo</h1>
${content}
</html>`;
}
