import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { systemClock } from '../foundation/clock';
import { openLog } from '../foundation/logging';
import { openHouse } from '../house';
import { passing } from '../processing';
import { readSettings } from '../settings';

const usage = 'npm run -s token -- EMAIL|service [--auth-age SECONDS]';

/** Prints a fresh access token of the embedded issuer and nothing else. */
async function print(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'auth-age': { type: 'string', default: '0' } },
  });
  const [who] = positionals;
  const authAgeSeconds = Number(values['auth-age']);
  if (!who || positionals.length > 1 || !(authAgeSeconds >= 0)) throw new Error(usage);
  const settings = readSettings();
  if (settings.isProduction || settings.oidcIssuer)
    throw new Error('Only the embedded issuer hands out tokens this way.');
  const { identity, close } = await openHouse(settings, { clock: systemClock, log: openLog('silent', []) });
  try {
    const { mint } = identity.embedded!;
    const token = await passing({ entrance: 'token', purpose: 'sign_in' }, () =>
      who === 'service' ? mint.mintServiceToken() : mint.mintToken({ accountEmail: who, authAgeSeconds }),
    );
    process.stdout.write(`${token}\n`);
  } finally {
    await close();
  }
}

print().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
