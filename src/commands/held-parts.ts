import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { systemClock } from '../foundation/clock';
import { openLog } from '../foundation/logging';
import { openHouse } from '../house';
import { readHeldParts } from '../privacy';
import { passing } from '../processing';
import { readSettings } from '../settings';

const usage = 'npm run -s held-parts -- HOLD';
const passage = { entrance: 'held-parts', purpose: 'legal_claims' } as const;

/** Prints what erasures put by for a hold in force, a line of JSON for each record; the person's trail tells of it. */
async function print(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [holdId] = positionals;
  if (!holdId || positionals.length > 1) throw new Error(usage);
  const { house, close } = await openHouse(readSettings(), {
    clock: systemClock,
    log: openLog('silent', []),
  });
  try {
    await passing(passage, async () => {
      for await (const record of readHeldParts(house, holdId))
        process.stdout.write(`${JSON.stringify(record)}\n`);
    });
  } finally {
    await close();
  }
}

print().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
