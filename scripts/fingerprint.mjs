import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A hash of texts and of the files below some paths, names included; what does not exist counts for nothing. */
export function fingerprint(root, paths, ...texts) {
  const hash = createHash('sha256').update(texts.join('\0'));
  for (const file of paths.flatMap((path) => filesBelow(root, path))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** The files at or below a path, relative to root, in one order everywhere. */
export function filesBelow(root, path) {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [path];
  const names = readdirSync(place).toSorted();
  return names.flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/** Whether a stamp file holds this fingerprint. */
export function isStamped(file, print) {
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}
