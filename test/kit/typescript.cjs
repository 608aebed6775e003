require('reflect-metadata');
const { transformFileSync } = require('@swc/core');

// `node -r test/kit/typescript.cjs child.ts`: for processes that a test starts, and kills.
const options = {
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
};

// oxlint-disable-next-line no-underscore-dangle -- Node's own name
require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
