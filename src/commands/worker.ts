import 'reflect-metadata';
import { openWorker } from '../app';
import { systemClock } from '../foundation/clock';
import { openHouse } from '../house';
import { readSettings } from '../settings';

/** The worker in a process of its own, beside servers that run with WORKER=off. */
async function work(): Promise<void> {
  const settings = readSettings();
  if (!settings.databaseUrl)
    throw new Error(
      'With the embedded SQLite the worker runs inside the server; a worker apart needs DATABASE_URL.',
    );
  const opened = await openHouse(settings, { clock: systemClock });
  const worker = await openWorker(opened);
  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= worker.stop().then(() => opened.close()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  worker.start();
  opened.house.log.info('the worker runs');
}

work().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
