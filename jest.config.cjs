const { execFileSync } = require('node:child_process');

const esmOnly = ['jose', 'oidc-provider', 'uuid'];
const swc = (ts) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: ts ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript' },
      transform: ts ? { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } : {},
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const every = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: { '^.+\\.ts$': swc(true), 'node_modules/.+\\.m?js$': swc(false) },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  setupFiles: ['reflect-metadata', '<rootDir>/test/kit/patience.cjs'],
};

/** Tests that need no database. */
const pure = {
  ...every,
  displayName: 'pure',
  testMatch: ['<rootDir>/test/**/*.unit.test.ts'],
};

/** All other tests, on one engine; `*.mariadb.test.ts` are about what SQLite does not have: a wire, users. */
const on = (engine) => ({
  ...every,
  displayName: engine,
  setupFiles: [...every.setupFiles, `<rootDir>/test/kit/engine.${engine}.cjs`],
  setupFilesAfterEnv: ['<rootDir>/test/kit/passage.setup.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '\\.unit\\.test\\.ts$',
    ...(engine === 'sqlite' ? ['\\.mariadb\\.test\\.ts$'] : []),
  ],
});

const server = (process.env.TEST_DATABASE_URL ??= 'mysql://root@127.0.0.1:3306');

const leftOut = `
------------------------------------------------------------------------------
The runs on MariaDB are left out: no MariaDB or MySQL answers at ${placeOf(server)}.
Add them with a local server (root without password), or name one whose user
may create databases: TEST_DATABASE_URL=mysql://user:password@host:port
REQUIRE_MARIADB=1 makes this an error.
------------------------------------------------------------------------------
`;

// Whoever loads this file below this process, a worker for instance, inherits the answer.
process.env.MARIADB_ANSWERS ??= answers(server) ? 'yes' : 'no';
const hasMariadb = process.env.MARIADB_ANSWERS === 'yes';

if (!hasMariadb) {
  process.stderr.write(leftOut);
  if (process.env.REQUIRE_MARIADB === '1') process.exit(1);
  // Once more behind the summary, where it is read.
  process.once('exit', () => process.stderr.write(leftOut));
}

module.exports = {
  maxWorkers: 2,
  // What a file loads is never given back: a worker that holds much begins anew, before collecting it takes longer.
  workerIdleMemoryLimit: '1500MB',
  projects: hasMariadb ? [pure, on('sqlite'), on('mariadb')] : [pure, on('sqlite')],
};

function answers(url) {
  const ask = `
    const connection = require('mysql2').createConnection(process.argv[1]);
    connection.query('SELECT 1', (error) => process.exit(error ? 1 : 0));
    connection.on('error', () => process.exit(1));`;
  try {
    execFileSync(process.execPath, ['-e', ask, url], { cwd: __dirname, stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function placeOf(url) {
  return URL.canParse(url) ? new URL(url).host : 'TEST_DATABASE_URL, which is no URL';
}
