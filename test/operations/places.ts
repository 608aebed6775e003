import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOnServer, makeDatabase } from '../kit/databases';

export interface Place {
  /** The settings of a server on an empty folder and an empty database of the engine under test. */
  env: Record<string, string>;
  remove(): Promise<void>;
}

export async function makePlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'callxtra-place-'));
  const database = await makeDatabase();
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return {
    env: { DATA_DIR: dataDir, PORT: String(await freePort()), ...onServer },
    remove: async () => {
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
