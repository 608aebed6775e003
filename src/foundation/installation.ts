import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this installation: where the nearest package.json above lies, of sources and of dist/ alike. */
export const installationRoot: string = rootAbove(__dirname);

/** Name and version of this software. */
export const software: string = nameOf(join(installationRoot, 'package.json'));

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('There is no package.json above the code.');
  return rootAbove(dirname(folder));
}

function nameOf(manifest: string): string {
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  return `${name} ${version}`;
}
