import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

// `node scripts/smoke.mjs 22 24`: a fresh copy of the repository is installed, built, started, asked and stopped
// on other versions of Node, which come as the npm package `node`.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const notCopied = ['.git', 'node_modules', 'dist', 'var', 'coverage'];

for (const version of process.argv.slice(2)) {
  const place = mkdtempSync(join(tmpdir(), `callxtra-smoke-${version}-`));
  try {
    await smoke(version, place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function smoke(version, place) {
  const port = await freePort();
  const env = {
    ...environmentOf(fetchNode(version, place)),
    PORT: String(port),
    DATA_DIR: join(place, 'var'),
  };
  const copy = join(place, 'copy');
  cpSync(root, copy, { recursive: true, filter: (path) => !notCopied.includes(relative(root, path)) });
  const options = { cwd: copy, env };
  const node = run('node', ['--version'], options).trim();
  run('node', ['scripts/prepare.mjs'], options);

  const server = spawn('npm', ['start'], { ...options, stdio: ['ignore', 2, 2] });
  const exit = once(server, 'exit');
  try {
    await ready(`http://127.0.0.1:${port}/health/ready`, server);
    const token = run('npm', ['run', '-s', 'token', '--', 'ada@example.com'], options).trim();
    await askWhoIAm(`http://127.0.0.1:${port}/graphql`, token);
  } finally {
    server.kill('SIGTERM');
  }
  const [code, signal] = await within(20_000, exit, 'the server did not stop after SIGTERM');
  expect(code === 0, `the server ended with ${code ?? signal} after SIGTERM`);
  console.log(`Node ${node}: installed, built, started, answered and stopped.`);
}

/** Installs a version of Node and answers its folder, which has bin/ and include/. */
function fetchNode(version, place) {
  const home = join(place, 'node');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], { cwd: home, env: process.env });
  const packages = join(home, 'node_modules', 'node', 'node_modules');
  const folder = readdirSync(packages).find((name) => /^node-(bin-)?(linux|darwin)-/.test(name));
  return join(packages, folder);
}

/** This environment with another Node in front, its headers for native modules, and no settings of ours. */
function environmentOf(nodeHome) {
  const settings =
    /^(npm_|NODE_|DATABASE_|VAULT_|OIDC_|REDIS_|SMTP_|MASTER_|PUBLIC_URL$|HOST$|WORKER$|DEMO$)/;
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name));
  const PATH = join(nodeHome, 'bin') + delimiter + process.env.PATH;
  const npm = { npm_config_nodedir: nodeHome, npm_config_prefer_offline: 'true' };
  return { ...Object.fromEntries(kept), ...npm, PATH };
}

function run(command, args, options) {
  const { status, stdout, error } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  expect(status === 0, `${command} ${args.join(' ')} ended with ${status ?? error}`);
  return stdout;
}

async function ready(url, server) {
  for (const start = Date.now(); Date.now() - start < 60_000;) {
    expect(server.exitCode === null && server.signalCode === null, 'the server ended while it started');
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} was not ready within a minute`);
}

async function askWhoIAm(url, token) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ me { id } viewer { subject role } }' }),
  });
  const { data, errors } = await answer.json();
  expect(
    !errors && data?.me?.id && data.viewer?.role === 'CUSTOMER',
    `unexpected: ${JSON.stringify({ data, errors })}`,
  );
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

function within(ms, promise, message) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(message)), ms)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function expect(holds, message) {
  if (!holds) throw new Error(message);
}
