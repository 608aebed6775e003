import type { DataSource } from 'typeorm';

export interface DatabaseUser {
  name: string;
  host: string;
}

/** MySQL's answers to a REVOKE of what was never granted, on the database and on a table. */
const neverGranted = [1141, 1147];

/**
 * Gives the application's user what it needs on every table of the present database and no more:
 * on `insertOnly` tables it reads and adds, nothing else. Throws where a wider grant of that user
 * would let it change them all the same.
 */
export async function grantApplication(
  admin: DataSource,
  user: DatabaseUser,
  insertOnly: readonly string[],
): Promise<void> {
  const account = `${quoted(user.name)}@${quoted(user.host)}`;
  const database = await databaseOf(admin);
  await revoke(admin, `${escaped(database)}.*`, account);
  for (const table of await tablesOf(admin)) {
    const place = `${escaped(database)}.${escaped(table)}`;
    await revoke(admin, place, account);
    const verbs = insertOnly.includes(table) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
    await admin.query(`GRANT ${verbs} ON ${place} TO ${account}`);
  }
  await refuseWiderGrants(admin, account, database);
}

async function revoke(admin: DataSource, place: string, account: string): Promise<void> {
  try {
    await admin.query(`REVOKE ALL PRIVILEGES ON ${place} FROM ${account}`);
  } catch (error) {
    if (!neverGranted.includes((error as { errno?: number }).errno ?? 0)) throw error;
  }
}

async function databaseOf(admin: DataSource): Promise<string> {
  const [row] = await admin.query<{ name: string }[]>('SELECT DATABASE() AS name');
  return row!.name;
}

async function tablesOf(admin: DataSource): Promise<string[]> {
  const rows = await admin.query<{ name: string }[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  return rows.map((row) => row.name);
}

/** Grants of every database, or of a pattern that this one matches, stand above those of a table. */
async function refuseWiderGrants(admin: DataSource, account: string, database: string): Promise<void> {
  const [wider] = await admin.query<object[]>(
    `SELECT privilege_type FROM information_schema.user_privileges
      WHERE grantee = ? AND privilege_type IN ('UPDATE', 'DELETE')
      UNION ALL SELECT privilege_type FROM information_schema.schema_privileges
      WHERE grantee = ? AND privilege_type IN ('UPDATE', 'DELETE') AND ? LIKE table_schema`,
    [account, account, database],
  );
  if (wider)
    throw new Error(`The user ${account} may change insert-only tables by a wider grant; revoke that.`);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function escaped(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
