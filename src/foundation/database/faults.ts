/** What a database error means for us, whichever driver reports it. */
export type Fault = 'retry' | 'duplicate' | 'away' | 'other';

const mysqlFaults: Record<number, Fault> = {
  1213: 'retry', // deadlock, or a certification failure on Galera
  1020: 'retry', // record has changed since last read (snapshot isolation)
  1317: 'retry', // query interrupted
  1205: 'retry', // lock wait timeout
  1062: 'duplicate',
  1047: 'away', // the node is not part of the cluster
  1180: 'away',
  1040: 'away',
  1053: 'away',
  1927: 'away',
};

const driverFaults: Record<string, Fault> = {
  SQLITE_BUSY: 'retry',
  SQLITE_BUSY_SNAPSHOT: 'retry',
  SQLITE_CONSTRAINT_UNIQUE: 'duplicate',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'duplicate',
  ECONNREFUSED: 'away',
  ECONNRESET: 'away',
  ETIMEDOUT: 'away',
  EPIPE: 'away',
  ENOTFOUND: 'away',
  EHOSTUNREACH: 'away',
  PROTOCOL_CONNECTION_LOST: 'away',
  ER_CON_COUNT_ERROR: 'away',
  POOL_CLOSED: 'away',
};

/** MySQL's answers to a statement that the user has no right to: on a table, on a column. */
const deniedErrors = [1142, 1143];

/** Did the database refuse a statement to this user? */
export function isDenied(error: unknown): boolean {
  const { errno, driverError } = error as { errno?: unknown; driverError?: { errno?: unknown } };
  return deniedErrors.includes(Number(errno ?? driverError?.errno));
}

/** Two writers met on a sequence; the whole transaction begins anew. */
export class Collision extends Error {
  override readonly name = 'Collision';
}

export function faultOf(error: unknown): Fault {
  if (error instanceof Collision) return 'retry';
  if (typeof error !== 'object' || error === null) return 'other';
  const { driverError, code, errno } = error as { driverError?: unknown; code?: unknown; errno?: unknown };
  if (driverError !== undefined && driverError !== error) return faultOf(driverError);
  if (typeof errno === 'number' && mysqlFaults[errno]) return mysqlFaults[errno];
  return (typeof code === 'string' && driverFaults[code]) || 'other';
}
