import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Residue } from './residue';
import { type Match, type Sought, SoughtReader } from './sought';
import { isSqlite, searchSqlite } from './sqlite-tables';

const pieceBytes = 1024 * 1024;
/** Mails are far shorter; of longer texts, logs, nobody breaks the lines. */
const longestMail = 8 * pieceBytes;

/** Looks into the bytes of every file below a folder; of SQLite's also into every column. `named` is what it is called. */
export async function* searchFolder(folder: string, named: string, sought: Sought): AsyncGenerator<Residue> {
  for (const { file, isFolder } of await entriesOf(folder)) {
    const place = `${named}/${basename(file)}`;
    if (isFolder) yield* searchFolder(file, place, sought);
    else yield* searchFile(file, place, sought);
  }
}

/** Looks into one file; one that goes away meanwhile holds nothing. */
export async function* searchFile(file: string, named: string, sought: Sought): AsyncGenerator<Residue> {
  const inName = sought.in(Buffer.from(basename(file)));
  const place = inName.length > 0 ? `a file in ${dirname(named)}` : named;
  yield* inName.map(({ value, form }) => ({ value, form, place: `the name of ${place}` }));
  try {
    const found: Match[] = [];
    const reader = new SoughtReader(sought);
    for await (const piece of createReadStream(file, { highWaterMark: pieceBytes }))
      for (const match of reader.read(piece as Buffer)) {
        found.push(match);
        yield { value: match.value, form: match.form, place: `${place}, byte ${match.at}` };
      }
    yield* (await acrossLines(file, sought, found)).map((match) => ({ ...match, place }));
    if (await isSqlite(file)) yield* searchSqlite(file, place, sought);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** In mails a value can be broken by the end of a line. */
async function acrossLines(
  file: string,
  sought: Sought,
  known: readonly Match[],
): Promise<Pick<Match, 'value' | 'form'>[]> {
  if ((await stat(file)).size > longestMail) return [];
  const text = await readFile(file);
  if (text.includes(0)) return [];
  const joined = text.toString('latin1').replace(/=?\r?\n/g, '');
  const isKnown = (match: Match) =>
    known.some(({ value, form }) => value === match.value && form === match.form);
  return sought.in(Buffer.from(joined, 'latin1')).filter((match) => !isKnown(match));
}

async function entriesOf(folder: string): Promise<{ file: string; isFolder: boolean }[]> {
  const entries: { file: string; isFolder: boolean }[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    const isFile = entry.isSymbolicLink() ? await isLinkToFile(file) : entry.isFile();
    if (isFile || entry.isDirectory()) entries.push({ file, isFolder: !isFile });
  }
  return entries.toSorted((one, other) => (one.file < other.file ? -1 : 1));
}

async function isLinkToFile(link: string): Promise<boolean> {
  return stat(link).then(
    (target) => target.isFile(),
    () => false,
  );
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
