import type { DataSource, QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';

/** Lets one transaction, or one statement outside of any, through at a time. */
class Gate {
  private tail: Promise<void> = Promise.resolve();

  async acquire(): Promise<() => void> {
    let free!: () => void;
    const before = this.tail;
    this.tail = new Promise<void>((resolve) => (free = resolve));
    await before;
    return free;
  }
}

/** A runner of its own for each caller, on the one connection that SQLite has. */
class GatedQueryRunner extends BetterSqlite3QueryRunner {
  private unlock: (() => void) | null = null;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly gate: Gate,
    statements: Map<string, unknown>,
  ) {
    super(driver);
    // Prepared statements belong to the connection, which all runners share.
    Object.assign(this, { stmtCache: statements });
  }

  override async startTransaction(): Promise<void> {
    this.unlock ??= await this.gate.acquire();
    try {
      await super.startTransaction();
    } catch (error) {
      if (this.transactionDepth === 0) this.leave();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    try {
      await super.commitTransaction();
    } finally {
      if (!this.isTransactionActive) this.leave();
    }
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      if (!this.isTransactionActive) this.leave();
    }
  }

  override async query<T>(query: string, parameters: unknown[] = [], structured = false): Promise<T> {
    // Taken at once, the write lock cannot be refused half-way when another process writes too.
    const statement = query === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : query;
    if (this.unlock) return super.query(statement, parameters, structured) as Promise<T>;
    const free = await this.gate.acquire();
    try {
      return (await super.query(statement, parameters, structured)) as T;
    } finally {
      free();
    }
  }

  /** Whatever became of its transaction, the next one may begin; a statement that comes later is refused. */
  override async release(): Promise<void> {
    if (this.isTransactionActive) await this.rollbackTransaction().catch(() => undefined);
    this.leave();
    this.isReleased = true;
    return super.release();
  }

  private leave(): void {
    this.isTransactionActive = false;
    this.unlock?.();
    this.unlock = null;
  }
}

/**
 * TypeORM's SQLite driver shares one query runner between all callers, so that one's rollback
 * undoes another's commit (typeorm#1884). Called before `initialize()`, this gives each caller
 * a runner and lets transactions and statements pass one by one.
 */
export function isolateSqlite(dataSource: DataSource): DataSource {
  const driver = dataSource.driver as BetterSqlite3Driver;
  const gate = new Gate();
  // By connection: a data source that is closed and opened again has another one.
  const statements = new WeakMap<object, Map<string, unknown>>();
  driver.createQueryRunner = (): QueryRunner => {
    const connection = driver.databaseConnection as object;
    if (!statements.has(connection)) statements.set(connection, new Map());
    return new GatedQueryRunner(driver, gate, statements.get(connection)!);
  };
  return dataSource;
}
