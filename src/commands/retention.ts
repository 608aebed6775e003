import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { systemClock } from '../foundation/clock';
import { openLog } from '../foundation/logging';
import { asSystem } from '../foundation/system-change';
import { openHouse } from '../house';
import { retentionSweepOf, type SweptTable } from '../privacy';
import { passing } from '../processing';
import { readSettings } from '../settings';

const passage = { entrance: 'retention', purpose: 'rights', exemption: 'STORAGE' } as const;

/** Deletes what is kept longer than its rule says, as the daily job does; with --dry-run, only says what would go. */
async function retain(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const settings = readSettings();
  // The application may only add to trails, and whose end has come is taken away by whoever may.
  const asAdministrator = { ...settings, databaseUrl: settings.databaseAdminUrl ?? settings.databaseUrl };
  const { house, close } = await openHouse(asAdministrator, {
    clock: systemClock,
    log: openLog('silent', []),
  });
  try {
    const sweep = retentionSweepOf(house);
    const isTrial = values['dry-run'];
    const swept = await passing(passage, () =>
      isTrial ? sweep.preview() : sweep.sweep((effect) => asSystem(house.database, house.clock, effect)),
    );
    process.stdout.write(report(swept, isTrial ? 'due' : 'deleted'));
  } finally {
    await close();
  }
}

/** A line for each table, so that what holds nothing is seen as well. */
function report(swept: readonly SweptTable[], verb: string): string {
  const lines = swept
    .toSorted((one, other) => one.rule.localeCompare(other.rule))
    .map(({ rule, table, count }) => `${rule.padEnd(16)} ${table.padEnd(24)} ${count} ${verb}`);
  return `${lines.join('\n')}\n`;
}

retain().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
