import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { keyLength, newKey } from '../foundation/cryptography';
import { StartRefused } from '../foundation/start-refused';
import { MasterKey, type MasterKeys } from './master-key';

export interface KeySettings {
  masterKey: Buffer | null;
  masterKeyPrevious: Buffer | null;
  dataDir: string;
}

/**
 * The configured key, else the one in the data directory, made there (mode 0600) at the first start. A vault that
 * holds keys already is never given a new one: it would open nothing.
 */
export function openMasterKey(
  { masterKey, masterKeyPrevious, dataDir }: KeySettings,
  isVaultEmpty: boolean,
): MasterKey {
  if (masterKey) return new MasterKey(masterKey, masterKeyPrevious);
  const file = fileIn(dataDir);
  if (!existsSync(file)) {
    if (!isVaultEmpty)
      throw new StartRefused(
        'The vault holds keys, but there is no master.key in DATA_DIR and MASTER_KEY is not set: ' +
          'put the file back, or set the key as MASTER_KEY. A new one would open nothing.',
      );
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    makeKeyFile(file);
  }
  chmodSync(file, 0o600);
  const read = () => keysIn(dataDir);
  const { current, previous } = read();
  return new MasterKey(current, previous, read);
}

/**
 * Puts a new key in the place of the data directory's, and keeps the former one beside it as master.key.previous.
 * False where that was done before and the former one is still there. Cut off anywhere, it goes on the next time.
 */
export function turnKeyFile(dataDir: string): boolean {
  const file = fileIn(dataDir);
  const { current, previous } = keysIn(dataDir);
  if (previous && !previous.equals(current)) return false;
  makeKeyFile(`${file}.next`);
  if (!previous) linkOnce(file, previousIn(dataDir));
  renameSync(`${file}.next`, file);
  return true;
}

/** The former key opens nothing any more and goes. */
export function dropPreviousKey(dataDir: string): void {
  rmSync(previousIn(dataDir), { force: true });
}

function keysIn(dataDir: string): MasterKeys {
  const before = previousIn(dataDir);
  return {
    current: keyIn(fileIn(dataDir)),
    previous: existsSync(before) ? keyIn(before) : null,
  };
}

function keyIn(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== keyLength)
    throw new StartRefused('master.key in DATA_DIR is damaged: it does not hold 32 bytes.');
  return key;
}

/** Written aside and linked: of two first starts at once one key stays, and nobody reads half of it. */
function makeKeyFile(file: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${newKey().toString('base64')}\n`, { mode: 0o600 });
  try {
    linkOnce(aside, file);
  } finally {
    rmSync(aside);
  }
}

function linkOnce(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'master.key');
const previousIn = (dataDir: string) => join(dataDir, 'master.key.previous');
