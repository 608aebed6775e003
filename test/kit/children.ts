import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** Starts a script of this folder as a process of its own; it reports by `process.send`. */
export function startChild(script: string, ...args: string[]): ChildProcess {
  const flags = ['-r', join(__dirname, 'typescript.cjs'), join(__dirname, script)];
  return spawn(process.execPath, [...flags, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** The next message of a child; rejects where it ends without one. */
export function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code, signal) => reject(new Error(`The process ended with ${signal ?? code}.`)));
  });
}

/** Whether a child says it is done, or is gone. */
export function outcomeOf(child: ChildProcess): Promise<'done' | 'killed'> {
  return new Promise((resolve) => {
    child.on('message', (message) => message === 'done' && resolve('done'));
    child.once('exit', () => resolve('killed'));
  });
}

/** Ends a child as a power cut does; one that has ended by itself is left alone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
