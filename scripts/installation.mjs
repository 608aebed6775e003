import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped } from './fingerprint.mjs';

/** Ends the process with one line where Node cannot load what the server is made of. */
export function requireNode() {
  // ES modules can be required from 20.19 and from 22.12 on: jose and oidc-provider are such.
  if (process.features.require_module) return;
  console.error(`This needs Node 20.19 or later (of Node 22: 22.12 or later); here is ${process.version}.`);
  process.exit(1);
}

/** Installs the packages of the lock file where they are missing, others, or built for another Node. */
export function install(root) {
  const stamp = join(root, 'node_modules', '.installed-from');
  const print = fingerprint(
    root,
    ['package-lock.json'],
    process.versions.modules,
    process.platform,
    process.arch,
  );
  if (isStamped(stamp, print)) return;
  if (!isInstalledByHand(root)) {
    console.error('Installing packages (npm ci): about a minute, once.');
    npmCi(root);
  }
  writeFileSync(stamp, print);
}

function npmCi(root) {
  // The build needs TypeScript, which NODE_ENV=production would leave out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const cli = process.env.npm_execpath ?? '';
  // What is installed may print what it likes: standard output belongs to the command that was asked for.
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const { status } = /npm-cli\.c?js$/.test(cli)
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Whether somebody ran npm already: the versions are those of the lock file and the native module loads. */
function isInstalledByHand(root) {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (!installed || !locked) return false;
  const places = Object.keys(locked).filter((place) => place !== '' && !locked[place].optional);
  const isSame = (place) => installed[place]?.version === locked[place]?.version;
  if (![...places, ...Object.keys(installed)].every(isSame)) return false;
  const probe = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', probe], { cwd: root, stdio: 'ignore' }).status === 0;
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}
