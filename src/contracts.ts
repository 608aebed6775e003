import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { printContracts } from './contracts/contracts';

// Writes the contracts that changed; with --check only names the stale ones and fails.
const isCheck = process.argv.includes('--check');

for (const [path, text] of printContracts()) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (isCheck) {
    process.exitCode = 1;
    process.stderr.write(`${path} is stale: run \`npm run contracts\` and commit it.\n`);
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`${path} is written.\n`);
  }
}
