import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A folder as a front end's: with our packages, and what `npm run clients` writes. */
export function generateClients(...clients: string[]): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'callxtra-clients-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['scripts/clients.mjs', folder, ...clients]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  resolveJsonModule: true,
  target: 'es2023',
  lib: ['es2023', 'dom'],
  module: 'preserve',
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  types: [],
};

/** What the compiler says of all TypeScript in a folder; nothing where it is content. */
export function complaintsAbout(folder: string): string {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
  try {
    execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder]);
    return '';
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}
