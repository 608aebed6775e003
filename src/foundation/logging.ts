import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** JSON logs of ids and codes; `redact` are the names of fields that hold personal data (from the data map). */
export function openLog(level: string, redact: readonly string[], stream?: DestinationStream): Logger {
  const paths = redact.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...paths, 'req.headers.authorization', 'req.headers.cookie'], censor: '[redacted]' },
      serializers: { err: describeError },
    },
    stream,
  );
}

/** An error for the log: its class, code and stack, never the SQL parameters or the message of a driver. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const driver = (error as { driverError?: { code?: string; errno?: number } }).driverError;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  if (driver) return { type: error.name, code: driver.code, errno: driver.errno, stack: frames.slice(0, 12) };
  return { type: error.name, message: error.message, stack: frames.slice(0, 12) };
}
