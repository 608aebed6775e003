import { findMasterKey } from '../../src/vault';

// Waits for a word, so that several of these begin at the same moment.
process.once('message', () => {
  const key = findMasterKey(null, process.argv[2]!);
  process.send!(key.toString('hex'), () => process.exit());
});
process.send!('ready');
