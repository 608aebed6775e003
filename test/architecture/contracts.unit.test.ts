import { readFileSync } from 'node:fs';
import { printContracts } from '../../src/contracts/contracts';

test.each([...printContracts()])('%s is what the code prints (npm run contracts)', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});
