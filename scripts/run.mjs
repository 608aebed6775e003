import { fileURLToPath } from 'node:url';
import './prepare.mjs';

// `node scripts/run.mjs commands/token ...` prepares and runs dist/src/commands/token.js in this very process,
// so that a signal reaches the server. For the same reason `npm start` says `exec`: the shell between npm and
// Node would die of the signal and leave the server behind. Windows' cmd has no exec and takes the other half.
const [node, , name, ...args] = process.argv;
const entry = new URL(`../dist/src/${name}.js`, import.meta.url);
process.argv = [node, fileURLToPath(entry), ...args];
process.setSourceMapsEnabled(true);
await import(entry.href);
