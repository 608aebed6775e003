import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install, requireNode } from './installation.mjs';

// Makes a fresh clone ready: packages, then dist/ (not with --no-build). Quick where nothing changed.
const root = dirname(dirname(fileURLToPath(import.meta.url)));

requireNode();
install(root);
if (process.argv[2] !== '--no-build') build(root);
