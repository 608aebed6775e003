import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiler } from './build.mjs';
import { bundling } from './build-web.mjs';
import './prepare.mjs';

// Compiles on every change and starts the server anew.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const commands = [
  [compiler(root), '-w', '--preserveWatchOutput', '-p', 'tsconfig.build.json'],
  [...bundling(root), '--watch'],
  ['--watch', '--enable-source-maps', 'dist/src/main.js'],
];
// Groups of their own, because the compiler's command does not pass a signal on to the compiler.
const isGroup = process.platform !== 'win32';
const children = commands.map((args) =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit', detached: isGroup }),
);

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children) child.on('exit', stop);

function stop() {
  for (const child of children.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  )) {
    process.kill(isGroup ? -child.pid : child.pid);
  }
}
