import 'reflect-metadata';
import { openApp } from './app';
import { banner } from './banner';
import { systemClock } from './foundation/clock';
import { StartRefused } from './foundation/start-refused';
import { readSettings, SettingsError } from './settings';

async function main(): Promise<void> {
  const settings = readSettings();
  const app = await openApp(settings, { clock: systemClock });
  let closing: Promise<void> | null = null;
  const stop = () => (closing ??= app.close().catch(fail));
  // Ctrl-C comes twice where npm passes it on; the second one changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  try {
    await app.http.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    await stop();
    throw error;
  }
  process.stdout.write(banner(settings, app.identity.embedded?.serviceClient ?? null));
}

/** Says what is wrong in as few lines as it takes. */
function fail(error: unknown): void {
  process.exitCode = 1;
  process.stderr.write(`${explain(error)}\n`);
}

function explain(error: unknown): string {
  if (error instanceof SettingsError)
    return ['These settings need a change:', ...error.problems.map((problem) => `- ${problem}`)].join('\n');
  if (error instanceof StartRefused) return error.message;
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  if (code === 'EADDRINUSE' && port) {
    return `Port ${port} is in use; stop what listens there or start with another one: PORT=${port + 1} npm start`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch(fail);
