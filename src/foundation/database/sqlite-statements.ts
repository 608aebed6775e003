interface Statement {
  reader: boolean;
  all(): unknown[];
  run(): unknown;
}

/** What we use of better-sqlite3's Database. */
export interface Connection {
  prepare(sql: string): Statement;
  pragma(statement: string): unknown[];
}

/**
 * Native objects that outlive their use on purpose. From Node 24.19 on, an addon's object that is collected while
 * no JavaScript runs aborts the process (node_object_wrap.h asks for an environment that is not there); the
 * driver's versions without that need Node 22. An SQLite that is closed leaves empty shells here.
 */
const kept = new Set<object>();

/** Prepares each text once in the life of a connection, whoever asks, and lets nothing native be collected. */
export function keepStatements(connection: Connection): void {
  const statements = new Map<string, Statement>();
  const prepare = connection.prepare.bind(connection);
  kept.add(connection).add(statements);
  connection.prepare = (sql) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  connection.pragma = (text) => {
    const statement = connection.prepare(`PRAGMA ${text}`);
    if (statement.reader) return statement.all();
    statement.run();
    return [];
  };
}
