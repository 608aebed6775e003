import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a recipient got it. */
export interface TakenMessage {
  headers: Record<string, string>;
  body: string;
}

export interface RecipientAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface RecipientServer {
  port: number;
  url: string;
  taken: TakenMessage[];
  /** How it answers from now on. */
  answers(answer: RecipientAnswer): void;
  /** From now on it takes what it is told and never answers. */
  holds(isSilent: boolean): void;
  close(): Promise<void>;
}

/** A recipient of personal data with an address of its own: takes what it is told and answers as it is bidden. */
export async function startRecipient(): Promise<RecipientServer> {
  const taken: TakenMessage[] = [];
  let present: RecipientAnswer = { status: 202 };
  let isSilent = false;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      taken.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(pieces).toString(),
      });
      if (!isSilent) response.writeHead(present.status, present.headers).end(present.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/art19`,
    taken,
    answers: (answer) => void (present = answer),
    holds: (silent) => void (isSilent = silent),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
