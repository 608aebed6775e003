import 'reflect-metadata';
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { JWK } from 'jose';
import { z } from 'zod';
import { systemClock } from '../foundation/clock';
import { openLog } from '../foundation/logging';
import { openHouse } from '../house';
import { checkReceiptWith, type ReceiptClaims, type ReceiptFault, ReceiptKeys } from '../privacy';
import { readSettings } from '../settings';

const usage = 'npm run -s verify-receipt -- FILE [--jwks FILE]';
const longestFile = 1024 * 1024;

const faults: Record<ReceiptFault, string> = {
  NO_RECEIPT: 'Not valid: this is no receipt.',
  UNKNOWN_KEY: 'Not valid: the key that it names is none of these.',
  ALTERED: 'Not valid: it was altered, or somebody else signed it.',
};

/** Checks a receipt without asking anybody: with the keys of a file, else with those of this installation. */
async function verify(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { jwks: { type: 'string' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error(usage);
  const receipt = (await textOf(file)).trim();
  const keys = values.jwks === undefined ? await ownKeys() : await keysIn(values.jwks);
  const claims = await checkReceiptWith(receipt, keys);
  if (typeof claims === 'string') throw new Error(faults[claims]);
  process.stdout.write(sentencesOf(claims));
}

function sentencesOf({ kind, reference, iat, iss, sub, jti, package: sha256 }: ReceiptClaims): string {
  const lines = [
    `Valid: ${iss} signed it.`,
    `what it proves: ${kind}`,
    `reference: ${reference}`,
    `issued at: ${new Date(iat * 1000).toISOString()}`,
    `person (pseudonym): ${sub}`,
    `receipt: ${jti}`,
    ...(sha256 ? [`SHA-256 of the package: ${sha256}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

async function keysIn(file: string): Promise<JWK[]> {
  const isKeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
  try {
    return isKeySet.parse(JSON.parse(await textOf(file))).keys;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw new Error(`${file} holds no set of keys (RFC 7517).`, { cause: error });
    throw error;
  }
}

async function ownKeys(): Promise<JWK[]> {
  const { house, close } = await openHouse(readSettings(), {
    clock: systemClock,
    log: openLog('silent', []),
  });
  try {
    return await new ReceiptKeys(house.vault, house.clock).published();
  } finally {
    await close();
  }
}

async function textOf(file: string): Promise<string> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) throw new Error(`There is no file ${file}.`);
  if (size > longestFile) throw new Error(`${file} is too long to be a receipt or a set of keys.`);
  return readFile(file, 'utf8');
}

verify().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
