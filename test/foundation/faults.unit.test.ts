import { QueryFailedError } from 'typeorm';
import { Collision, faultOf } from '../../src/foundation/database';

test.each([
  ['a deadlock', { code: 'ER_LOCK_DEADLOCK', errno: 1213 }, 'retry'],
  ['a lock wait that took too long', { code: 'ER_LOCK_WAIT_TIMEOUT', errno: 1205 }, 'retry'],
  ['a record that changed since it was read', { code: 'ER_CHECKREAD', errno: 1020 }, 'retry'],
  ['an interrupted query', { code: 'ER_QUERY_INTERRUPTED', errno: 1317 }, 'retry'],
  ['a busy SQLite file', { code: 'SQLITE_BUSY' }, 'retry'],
  ['a duplicate key', { code: 'ER_DUP_ENTRY', errno: 1062 }, 'duplicate'],
  ['a duplicate in SQLite', { code: 'SQLITE_CONSTRAINT_UNIQUE' }, 'duplicate'],
  ['a duplicate id in SQLite', { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }, 'duplicate'],
  ['a node out of its cluster', { code: 'ER_UNKNOWN_COM_ERROR', errno: 1047 }, 'away'],
  ['a refused connection', { code: 'ECONNREFUSED', errno: -111 }, 'away'],
  ['a lost connection', { code: 'PROTOCOL_CONNECTION_LOST' }, 'away'],
  ['a value that is too long', { code: 'ER_DATA_TOO_LONG', errno: 1406 }, 'other'],
])('%s is told from the driver error and from what TypeORM makes of it', (_, fields, fault) => {
  const driverError = Object.assign(new Error('the driver speaks'), fields);
  expect(faultOf(driverError)).toBe(fault);
  expect(faultOf(new QueryFailedError('SELECT 1', [], driverError))).toBe(fault);
});

test('a collision asks for another try', () => {
  expect(faultOf(new Collision('two met'))).toBe('retry');
});

test('what is no error of a database is none of its faults', () => {
  for (const thrown of [new Error('no'), 'a string', null, undefined, 7])
    expect(faultOf(thrown)).toBe('other');
});
