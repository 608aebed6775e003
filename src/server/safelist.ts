import type { FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { installationRoot } from '../foundation/installation';
import { StartRefused } from '../foundation/start-refused';
import { bodyOf } from './error-format';

/** Apollo's persisted query manifest: what a client's build writes of its operations. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({ id: z.string().min(1).max(128), name: z.string(), body: z.string().min(1) }),
  ),
});

/** The documents that our clients were built with, by id; customers may send no others where the list is enforced. */
export class Safelist {
  private readonly texts: ReadonlySet<string>;

  constructor(private readonly byId: ReadonlyMap<string, string>) {
    this.texts = new Set(byId.values());
  }

  /** Reads every manifest of a folder, by default of our own; refuses the start with the name of a file that is none. */
  static read(folder: string | null): Safelist {
    folder ??= join(installationRoot, 'schema', 'operations', 'manifests');
    if (!existsSync(folder)) throw new StartRefused(`SAFELIST_DIR: ${folder} does not exist.`);
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const byId = new Map<string, string>();
    for (const [id, body] of files.flatMap((name) => operationsOf(join(folder, name)))) {
      if ((byId.get(id) ?? body) !== body)
        throw new StartRefused(`SAFELIST_DIR: the id ${id} stands for two documents.`);
      byId.set(id, body);
    }
    return new Safelist(byId);
  }

  textOf(id: string): string | undefined {
    return this.byId.get(id);
  }

  has(text: string): boolean {
    return this.texts.has(text);
  }
}

function operationsOf(file: string): [string, string][] {
  try {
    const { operations } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
    return operations.map(({ id, body }) => [id, body]);
  } catch {
    throw new StartRefused(`${file} is no persisted query manifest in Apollo's format.`);
  }
}

interface Sent {
  query?: unknown;
  extensions?: unknown;
}

/**
 * A document that is sent by its id alone is put in its place, for everybody; where the list is
 * enforced, customers and strangers may send only what is on it. Staff write their own.
 */
export function admitDocuments(safelist: Safelist, isEnforced: boolean) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    const sent = ((request.method === 'GET' ? request.query : request.body) ?? {}) as Sent;
    const id = idIn(sent.extensions);
    const known = id === null ? undefined : safelist.textOf(id);
    if (known !== undefined && sent.query === undefined) {
      sent.query = known;
      delete sent.extensions;
    }
    if (request.method === 'GET') request.raw.url = addressOf(request, sent);
    if (!isEnforced || !isBound(request)) return;
    if (typeof sent.query === 'string' && safelist.has(sent.query)) return;
    return reply.code(403).send(bodyOf('OPERATION_NOT_ALLOWED'));
  };
}

/** Apollo reads a GET request from its address: so that says what was looked at here, and nothing else. */
function addressOf({ url }: FastifyRequest, sent: object): string {
  const parameters = Object.entries(sent).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, String(value)]),
  );
  return `${url.split(/[?#]/, 1)[0]}?${new URLSearchParams(parameters).toString()}`;
}

function isBound({ actor }: FastifyRequest): boolean {
  return actor === null || actor.role === 'CUSTOMER';
}

/** The id as Apollo's clients send it; in a GET request the extensions are JSON text. */
function idIn(extensions: unknown): string | null {
  try {
    const parsed = (typeof extensions === 'string' ? JSON.parse(extensions) : extensions) as
      { persistedQuery?: { sha256Hash?: unknown } } | undefined;
    const id = parsed?.persistedQuery?.sha256Hash;
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
