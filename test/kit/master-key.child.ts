import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openMasterKey } from '../../src/vault';

// Waits for a word, so that several of these begin at the same moment.
process.once('message', () => {
  const dataDir = process.argv[2]!;
  const master = openMasterKey({ masterKey: null, masterKeyPrevious: null, dataDir }, true);
  const file = readFileSync(join(dataDir, 'master.key'), 'utf8');
  const wrapped = master.wrap(Buffer.from(file), 'file');
  process.send!(master.unwrap(wrapped, 'file').toString(), () => process.exit());
});
process.send!('ready');
