import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, fingerprint, isStamped } from './fingerprint.mjs';

const sources = ['src', 'migrations', 'ormconfig.ts'];
const inputs = [...sources, 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Compiles into dist/ where it is not made of these sources. */
export function build(root) {
  const stamp = join(root, 'dist', '.built-from');
  const print = fingerprint(root, inputs);
  if (isStamped(stamp, print)) return;
  rmSync(stamp, { force: true });
  const { status } = spawnSync(process.execPath, [compiler(root), '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
  removeOrphans(root);
  writeFileSync(stamp, print);
}

/** Where the compiler's command lies. */
export function compiler(root) {
  return join(root, 'node_modules', 'typescript', 'bin', 'tsc');
}

/** Deletes what was compiled of sources that are gone: a migration that was taken back would still run. */
function removeOrphans(root) {
  const kept = new Set(
    sources.flatMap((path) => filesBelow(root, path)).map((path) => path.replace(/\.ts$/, '')),
  );
  const compiled = ['src', 'migrations'].flatMap((path) => filesBelow(join(root, 'dist'), path));
  for (const path of compiled.filter((file) => !kept.has(file.replace(/\.js(\.map)?$/, '')))) {
    rmSync(join(root, 'dist', path));
  }
}
