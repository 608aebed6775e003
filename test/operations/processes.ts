import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

export interface Process {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  /** The exit code; rejects where a signal ended it. */
  ended: Promise<number>;
}

/** Starts a program of src/ as its command does, with no settings but these. */
export function startProgram(
  name: string,
  env: Record<string, string>,
  args: string[] = [],
  input = '',
): Process {
  const flags = ['-r', join(root, 'test', 'kit', 'typescript.cjs'), join(root, 'src', `${name}.ts`)];
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: env.DATA_DIR ?? root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('close', (code, signal) =>
      code === null ? reject(new Error(`ended by ${signal}`)) : resolve(code),
    );
  });
  ended.catch(() => undefined); // a test that awaits it hears of it
  return { child, stdout: () => output.stdout, stderr: () => output.stderr, ended };
}

export interface Server extends Process {
  base: string;
  stop: () => Promise<number>;
}

/** The server, once it listens. */
export async function startServer(env: Record<string, string>): Promise<Server> {
  const program = startProgram('main', env);
  const base = `http://127.0.0.1:${env.PORT}`;
  await new Promise<void>((resolve, reject) => {
    program.child.stdout!.on('data', () => program.stdout().includes('/graphql') && resolve());
    program.child.once('close', () => reject(new Error(`The server did not start: ${program.stderr()}`)));
  });
  const stop = () => {
    program.child.kill('SIGTERM');
    return program.ended;
  };
  return { ...program, base, stop };
}
