import 'reflect-metadata';
import { stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { type Residue, searchFolder, ServerSearch, shortestOfAll, shortestValue, Sought } from '../residue';
import { readSettings, type Settings } from '../settings';

const usage =
  'npm run -s residue -- VALUE... [--short]\n' +
  'With - instead of values they are read from the standard input, one a line, and stay out of the list of processes.';

/** Looks for values in every byte that the system keeps; exit code 1 where one is found, 2 where it cannot be told. */
async function search(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { short: { type: 'boolean', default: false } },
  });
  const sought = soughtIn(await valuesIn(positionals), values.short);
  let count = 0;
  for await (const { value, form, place } of everywhere(readSettings(), sought)) {
    count++;
    process.stdout.write(`value ${value}, ${form}: ${place}\n`);
  }
  process.stdout.write(count === 0 ? 'Nothing was found.\n' : `Found in ${count} places.\n`);
  process.exitCode = count === 0 ? 0 : 1;
}

async function* everywhere(
  { dataDir, databaseUrl, vaultUrl }: Settings,
  sought: Sought,
): AsyncGenerator<Residue> {
  yield* searchFolder(dataDir, 'DATA_DIR', sought);
  if (databaseUrl) yield* onServer(databaseUrl, 'DATABASE_URL', sought);
  if (vaultUrl) yield* onServer(vaultUrl, 'VAULT_URL', sought);
}

async function* onServer(url: string, name: string, sought: Sought): AsyncGenerator<Residue> {
  const server = new ServerSearch(url, sought);
  try {
    yield* server.tables();
    const folder = await server.folder();
    if (folder) yield* server.files(folder);
    else
      process.stderr.write(
        `The files of the server of ${name} cannot be read from here; its tables were searched, and not what it has deleted.\n`,
      );
  } finally {
    server.close();
  }
}

async function valuesIn(positionals: readonly string[]): Promise<string[]> {
  if (positionals.length === 0) throw new Error(usage);
  if (positionals.join() !== '-') return [...positionals];
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdin })) if (line) lines.push(line);
  if (lines.length === 0) throw new Error(usage);
  return lines;
}

function soughtIn(values: readonly string[], mayBeShort: boolean): Sought {
  const least = mayBeShort ? shortestOfAll : shortestValue;
  const short = values.flatMap((value, index) => ([...value].length < least ? [`value ${index + 1}`] : []));
  if (short.length === 0) return new Sought(values);
  throw new Error(
    `${short.join(', ')}: fewer than ${least} characters are somewhere by chance, and prove nothing.` +
      (mayBeShort ? '' : ` --short looks for ${shortestOfAll} and more all the same.`),
  );
}

search().catch((error: unknown) => {
  process.exitCode = 2;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
