import type { DataSource } from 'typeorm';
import { isMysqlFamily } from './transaction';

/**
 * Moves what SQLite's write-ahead log holds into the file and empties the log, so that what was deleted is not left
 * in it. Where another process reads at this moment, its pages stay until the next time. A server has its own log.
 */
export async function truncateLog(dataSource: DataSource): Promise<void> {
  if (!isMysqlFamily(dataSource)) await dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
}
