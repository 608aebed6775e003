import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { seedCustomers } from '../demo/customers/seed-customers';
import { seedDemo } from '../demo/demo';
import { systemClock } from '../foundation/clock';
import { openLog } from '../foundation/logging';
import type { House } from '../graphql';
import { openHouse } from '../house';
import type { EmbeddedIssuer } from '../identity';
import { passing } from '../processing';
import { readSettings } from '../settings';
import { Progress } from './progress';

/** People who are made up. */
const passage = { entrance: 'seed', purpose: 'service', exemption: 'STORAGE' } as const;

const usage = 'npm run seed -- [--customers N [--seed NUMBER]]';

/** Fills the database with the demo's people, once in its life, and with as many made-up customers as are asked for. */
async function seed(): Promise<void> {
  const { customers, seed: number } = options();
  const settings = readSettings();
  if (!settings.isDemo) throw new Error('The demo is off: DEMO=on seeds it, and never in production.');
  const { house, identity, close } = await openHouse(settings, {
    clock: systemClock,
    log: openLog('silent', []),
  });
  try {
    if (identity.embedded) await seedPeople(house, identity.embedded);
    else if (customers === null)
      throw new Error('The demo signs in at the embedded issuer: unset OIDC_ISSUER.');
    if (customers !== null)
      await passing(passage, () => seedMany(house, identity.embedded, customers, number));
  } finally {
    await close();
  }
}

async function seedPeople(house: House, issuer: EmbeddedIssuer): Promise<void> {
  const isNew = await seedDemo(house, issuer);
  process.stdout.write(
    isNew ? 'The demo is seeded.\n' : 'The demo was seeded before; nothing was changed.\n',
  );
}

async function seedMany(
  house: House,
  issuer: EmbeddedIssuer | null,
  total: number,
  number: number,
): Promise<void> {
  const progress = new Progress(process.stderr, 'customers', total);
  try {
    await seedCustomers(house, issuer, { total, seed: number }, (count) => progress.reach(count));
  } finally {
    progress.end();
  }
  process.stdout.write(`There are at least ${total} made-up customers of seed ${number}.\n`);
}

function options(): { customers: number | null; seed: number } {
  const { values } = parseArgs({
    options: { customers: { type: 'string' }, seed: { type: 'string', default: '1' } },
  });
  const whole = (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : NaN);
  const customers = values.customers === undefined ? null : whole(values.customers);
  const number = whole(values.seed);
  if (Number.isNaN(customers) || Number.isNaN(number) || customers === 0) throw new Error(usage);
  return { customers, seed: number };
}

seed().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
