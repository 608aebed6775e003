import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// `npm run killed:erasures -- [KILLS] [ENGINE...]` is the long form of a test that is short in `npm test`: a server
// dies so many times, fifty where it is not said, while it erases people; on sqlite and mariadb unless one is named.
const [kills = '50', ...engines] = process.argv.slice(2);
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const projects = engines.length > 0 ? ['--selectProjects', ...engines] : ['--ignoreProjects', 'pure'];
const child = spawn(process.execPath, [jest, 'test/privacy/erasures-killed', '--runInBand', ...projects], {
  stdio: 'inherit',
  env: { ...process.env, ERASURE_KILLS: kills },
});
child.on('close', (code) => (process.exitCode = code ?? 1));
