import { keepStatements } from '../../src/foundation/database/sqlite-statements';

test('prepares each text once, whoever asks, and keeps what it prepared', () => {
  const { connection, prepared } = fakeConnection();
  keepStatements(connection);
  const first = connection.prepare('SELECT 1');
  expect(connection.prepare('SELECT 1')).toBe(first);
  connection.prepare('SELECT 2');
  expect(prepared).toEqual(['SELECT 1', 'SELECT 2']);
});

test('a pragma that answers is read, one that does not is run', () => {
  const { connection } = fakeConnection();
  keepStatements(connection);
  expect(connection.pragma('table_info(customer)')).toEqual(['PRAGMA table_info(customer)']);
  expect(connection.pragma('foreign_keys = ON')).toEqual([]);
});

function fakeConnection() {
  const prepared: string[] = [];
  const connection = {
    prepare: (sql: string) => {
      prepared.push(sql);
      return { reader: !sql.includes('='), all: () => [sql], run: () => undefined };
    },
    pragma: (_text: string): unknown[] => [],
  };
  return { connection, prepared };
}
