import 'reflect-metadata';
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../foundation/clock';
import { openLog } from '../foundation/logging';
import { openHouse } from '../house';
import { Arrival, largestPackageBytes } from '../privacy';
import { passing } from '../processing';
import { readSettings } from '../settings';

/** The person has their data handed over (Art. 20). */
const passage = { entrance: 'import-package', purpose: 'service', exemption: 'OWN_ACT' } as const;

const usage = 'npm run -s import-package -- FILE';

/** Makes a customer of a package for data portability: the ZIP as it was downloaded, or its portable.json. */
async function take(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error(usage);
  const bytes = await bytesOf(file);
  const { house, close } = await openHouse(readSettings(), {
    clock: systemClock,
    log: openLog('silent', []),
  });
  try {
    const { customerId, records } = await passing(passage, () => new Arrival(house).take(bytes));
    const counts = Object.entries(records).map(([table, count]) => `${table} ${count}`);
    process.stdout.write(`Customer ${customerId} was made: ${counts.join(', ')}.\n`);
  } finally {
    await close();
  }
}

/** A file that is too large is not even read. */
async function bytesOf(file: string): Promise<Buffer> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) throw new Error(`There is no file ${file}.`);
  if (size > largestPackageBytes) throw new Error(`The file is larger than ${largestPackageBytes} bytes.`);
  return readFile(file);
}

take().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
