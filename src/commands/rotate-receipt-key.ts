import 'reflect-metadata';
import { systemClock } from '../foundation/clock';
import { openLog } from '../foundation/logging';
import { openHouse } from '../house';
import { noticedWithinSeconds, ReceiptKeys } from '../privacy';
import { readSettings } from '../settings';

/** From now on another key signs receipts; what the former ones signed goes on being valid. */
async function rotate(): Promise<void> {
  const { house, close } = await openHouse(readSettings(), {
    clock: systemClock,
    log: openLog('silent', []),
  });
  try {
    const keys = new ReceiptKeys(house.vault, house.clock);
    const key = await keys.rotate();
    const newest = key ?? (await keys.newest());
    process.stdout.write(
      key
        ? `Receipts are signed by the key ${key.kid}; every running server follows within ${noticedWithinSeconds} seconds.\n`
        : `The key ${newest.kid} was made minutes ago; nothing was changed.\n`,
    );
  } finally {
    await close();
  }
}

rotate().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
