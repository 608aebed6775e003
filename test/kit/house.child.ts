import { openApp } from '../../src/app';
import { systemClock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { Job, Work } from '../../src/jobs';
import { readSettings } from '../../src/settings';

// The whole app with its worker, to be killed at any moment; says when it begins and when no job of the kinds that
// its arguments name is left to do.
async function main(): Promise<void> {
  const app = await openApp(readSettings(), { clock: systemClock, log: openLog('silent', []) });
  process.send!('begun');
  const { manager } = app.house.database;
  const kinds = process.argv.slice(2);
  for (;;) {
    const jobs = await manager.find(Job, { select: { kind: true, state: true } });
    if (jobs.every(({ kind, state }) => !kinds.includes(kind) || state === 'DONE')) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await app.close();
  process.send!('done', () => process.exit());
}

/** A power cut right behind each step that is marked: what comes after it is left to the next process. */
function dieByStep(): void {
  const once = Reflect.get(Work.prototype, 'once');
  Work.prototype.once = async function (this: Work, step, effect) {
    let isNew = false;
    await once.call(this, step, async (change) => {
      isNew = true;
      await effect(change);
    });
    if (isNew) process.kill(process.pid, 'SIGKILL');
  };
}

if (process.env.DIES === 'by step') dieByStep();
void main();
