import 'reflect-metadata';
import { seedDemo } from '../demo/demo';
import { systemClock } from '../foundation/clock';
import { openHouse } from '../house';
import { readSettings } from '../settings';

/** Fills the database with the demo's people, once in its life. */
async function seed(): Promise<void> {
  const settings = readSettings();
  if (!settings.isDemo) throw new Error('The demo is off: DEMO=on seeds it, and never in production.');
  const { house, identity, close } = await openHouse(settings, { clock: systemClock });
  try {
    if (!identity.embedded) throw new Error('The demo signs in at the embedded issuer: unset OIDC_ISSUER.');
    const isNew = await seedDemo(house, identity.embedded);
    process.stdout.write(
      isNew ? 'The demo is seeded.\n' : 'The demo was seeded before; nothing was changed.\n',
    );
  } finally {
    await close();
  }
}

seed().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
