import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped } from './fingerprint.mjs';

const inputs = ['src/web', 'schema/operations', 'package-lock.json'];

/** Builds the browser's part into dist/web where it is not made of these sources; false where it failed. */
export function buildWeb(root) {
  const folder = join(root, 'dist', 'web');
  const stamp = join(folder, '.built-from');
  const print = fingerprint(root, inputs);
  if (isStamped(stamp, print)) return true;
  console.error('Building the playground: some ten seconds, once.');
  rmSync(stamp, { force: true });
  const { status } = spawnSync(process.execPath, bundling(root), {
    cwd: root,
    // Whatever the server is: a page of development is ten times as large.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) return false;
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, print);
  return true;
}

/** What Node runs to build the pages. */
export function bundling(root) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return [vite, 'build', '--config', join('src', 'web', 'vite.config.mts'), '--logLevel', 'warn'];
}
