import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export interface Source {
  /** Relative to the repository: src/mail/outbox.ts. */
  path: string;
  text: string;
  lines: number;
  /** Paths of our own files and names of packages, types included. */
  imports: string[];
}

const importing = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'([^']+)'/g;

/** Every TypeScript file below a folder, those of pages included. */
export function sourcesBelow(folder: string): Source[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => /\.tsx?$/.test(name)).map((name) => posix.join(folder, name));
  const known = new Set(paths);
  return paths.toSorted().map((path) => read(path, known));
}

function read(path: string, known: ReadonlySet<string>): Source {
  const text = readFileSync(join(path), 'utf8');
  const imports = [...text.matchAll(importing)].map(([, name]) => resolved(path, name!, known));
  return { path, text, lines: text.split('\n').length - 1, imports };
}

function resolved(from: string, name: string, known: ReadonlySet<string>): string {
  if (!name.startsWith('.')) return name;
  const place = posix.join(posix.dirname(from), name);
  return [`${place}.ts`, `${place}.tsx`, `${place}/index.ts`].find((path) => known.has(path)) ?? place;
}

/** The part of the house that a file of src/ belongs to: a folder, or a file at the top by its name. */
export function partOf(path: string): string {
  return /^src\/([^/]+?)(?:\.tsx?)?(?:\/|$)/.exec(path)?.[1] ?? path;
}
