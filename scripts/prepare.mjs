import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { buildWeb } from './build-web.mjs';
import { install, requireNode } from './installation.mjs';

// Makes a fresh clone ready: packages, then dist/ (not with --no-build). Quick where nothing changed.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [, , what = 'everything'] = process.argv;

requireNode();
install(root);
if (what !== '--no-build') build(root);
// Commands beside the server show no pages, and a server without its playground is better than none.
if (what === 'everything' && !buildWeb(root)) process.exit(1);
if (what === 'main' && !buildWeb(root)) console.error('The playground could not be built; the rest starts.');
