import type { DataSource } from 'typeorm';
import { newId } from '../../src/foundation/ids';
import {
  CallerDirectory,
  DirectorySignIns,
  Identity,
  RevokedSessions,
  StaffMember,
} from '../../src/identity/callers';
import { RevokedSession } from '../../src/identity/callers/revoked-session.entity';
import type { AccessToken } from '../../src/identity/tokens';
import { noBook, noLedger, openDatabase, type TestDatabase } from './kit';

const issuer = 'https://issuer.example';
const start = new Date('2026-11-24T12:00:00.500Z');
let now = start;
const clock = { now: () => now };

let database: TestDatabase;
let dataSource: DataSource;
let revoked: RevokedSessions;
let callers: CallerDirectory;
beforeEach(async () => {
  now = start;
  database = await openDatabase();
  dataSource = database.dataSource;
  revoked = new RevokedSessions(dataSource, clock, noBook, noLedger);
  callers = new CallerDirectory(dataSource, revoked, clock);
});
afterEach(() => database.drop());

test('a subject with an identity is its customer', async () => {
  await link('ada', 'cus_ada');
  expect(await callers.find(tokenOf('ada'))).toMatchObject({
    role: 'CUSTOMER',
    customerId: 'cus_ada',
    staffId: null,
  });
});

test('an unknown subject is a customer without a record', async () => {
  expect(await callers.find(tokenOf('stranger'))).toMatchObject({ role: 'CUSTOMER', customerId: null });
});

test('the same subject of another issuer is somebody else', async () => {
  await link('ada', 'cus_ada');
  const elsewhere = { ...tokenOf('ada'), issuer: 'https://other.example' };
  expect(await callers.find(elsewhere)).toMatchObject({ customerId: null });
});

test('one subject is one customer', async () => {
  await link('ada', 'cus_ada');
  await expect(link('ada', 'cus_bob')).rejects.toThrow();
});

test('a member of staff has the role of the row', async () => {
  const id = await hire('agent', 'SUPPORT_AGENT', 'Kim');
  const actor = await callers.find(tokenOf('agent', { roles: ['SUPPORT_AGENT', 'PRIVACY_OFFICER'] }));
  expect(actor).toMatchObject({ role: 'SUPPORT_AGENT', staffId: id, staffName: 'Kim', customerId: null });
});

test('a member of staff without a display name goes by number', async () => {
  await hire('agent', 'SUPPORT_AGENT', null);
  expect(await callers.find(tokenOf('agent', { roles: ['SUPPORT_AGENT'] }))).toMatchObject({
    staffName: '7',
  });
});

test('the claim bounds the row: a token without the role makes nobody staff', async () => {
  await hire('officer', 'PRIVACY_OFFICER', 'Lee');
  expect(await callers.find(tokenOf('officer'))).toMatchObject({ role: 'CUSTOMER', staffId: null });
  expect(await callers.find(tokenOf('officer', { roles: ['SUPPORT_AGENT'] }))).toMatchObject({
    role: 'CUSTOMER',
  });
});

test('a claim without a row makes nobody staff', async () => {
  expect(await callers.find(tokenOf('eve', { roles: ['PRIVACY_OFFICER'] }))).toMatchObject({
    role: 'CUSTOMER',
  });
});

test('case 14: a role that is taken away is gone within five seconds, while the token is valid', async () => {
  const id = await hire('agent', 'SUPPORT_AGENT', 'Kim');
  const token = tokenOf('agent', { roles: ['SUPPORT_AGENT'] });
  expect(await callers.find(token)).toMatchObject({ role: 'SUPPORT_AGENT' });
  await dataSource.manager.update(StaffMember, { id }, { isActive: false });
  pass(5);
  expect(await callers.find(token)).toMatchObject({ role: 'CUSTOMER', staffId: null });
});

test('a client that speaks for itself is a service, a person with its scope is not', async () => {
  const service = { clientId: 'service', scopes: ['service'] };
  expect(await callers.find(tokenOf('service', service))).toMatchObject({ role: 'SERVICE' });
  expect(await callers.find(tokenOf('ada', service))).toMatchObject({ role: 'CUSTOMER' });
  expect(await callers.find(tokenOf('robot', { roles: ['SERVICE'] }))).toMatchObject({ role: 'SERVICE' });
});

test('case 38: an ended session is refused at once here and within five seconds on another node', async () => {
  const elsewhere = new CallerDirectory(
    dataSource,
    new RevokedSessions(dataSource, clock, noBook, noLedger),
    clock,
  );
  await elsewhere.find(tokenOf('ada'));
  await callers.find(tokenOf('ada'));
  await revoked.revokeSession(issuer, 'session-1');
  await expect(callers.find(tokenOf('ada'))).rejects.toMatchObject({ reason: 'revoked' });
  pass(5);
  await expect(elsewhere.find(tokenOf('ada'))).rejects.toMatchObject({ reason: 'revoked' });
  await expect(callers.find(tokenOf('ada', { sessionId: 'session-2' }))).resolves.toBeDefined();
});

test('ending all sessions of a subject refuses the tokens from before, not those from after', async () => {
  await revoked.revokeSubject(issuer, 'ada');
  await expect(callers.find(tokenOf('ada'))).rejects.toMatchObject({ reason: 'revoked' });
  await expect(callers.find(tokenOf('bob'))).resolves.toBeDefined();
  pass(60);
  await expect(callers.find(tokenOf('ada'))).resolves.toBeDefined();
  await revoked.revokeSubject(issuer, 'ada');
  await expect(callers.find(tokenOf('ada'))).rejects.toMatchObject({ reason: 'revoked' });
});

test('ending all of a customer, or one session, keeps a foreign issuer from renewing it for long', async () => {
  await link('ada', 'cus_ada');
  const { manager } = dataSource;
  const open = [{ id: 'ses_1', customerId: 'cus_ada', issuer, sessionId: 'session-1' }];
  const book = { ...noBook, closeAll: async () => open };
  const signIns = new DirectorySignIns(
    issuer,
    new RevokedSessions(dataSource, clock, book, noLedger),
    clock,
    null,
  );
  await signIns.endAll(manager, 'cus_ada');
  await signIns.endSession(manager, issuer, 'session-2');
  pass(80 * 24 * 3600);
  await revoked.sweep();
  for (const sessionId of ['session-1', 'session-2'])
    await expect(callers.find(tokenOf('ada', { sessionId }))).rejects.toMatchObject({ reason: 'revoked' });
  await expect(callers.find(tokenOf('ada', { sessionId: 'session-3' }))).resolves.toBeDefined();
});

test('whether a session was ended is told from when it was seen', async () => {
  const { manager } = dataSource;
  const isEnded = (subject: string, sessionId: string) =>
    revoked.isEnded({ issuer, subject }, sessionId, start, manager);
  await revoked.revokeSession(issuer, 'session-1');
  expect(await isEnded('ada', 'session-1')).toBe(true);
  await revoked.revokeSubject(issuer, 'ada');
  expect(await isEnded('ada', 'session-2')).toBe(false);
  pass(1);
  await revoked.revokeSubject(issuer, 'ada');
  expect(await isEnded('ada', 'session-2')).toBe(true);
  expect(await isEnded('bob', 'session-2')).toBe(false);
});

test('a session that is ended twice at once is ended', async () => {
  await Promise.all([1, 2, 3].map(() => revoked.revokeSession(issuer, 'session-1')));
  await expect(callers.find(tokenOf('ada'))).rejects.toMatchObject({ reason: 'revoked' });
});

test('an entry of the deny-list goes when no token can be concerned any more', async () => {
  await revoked.revokeSession(issuer, 'session-1');
  pass(24 * 3600);
  await revoked.sweep();
  expect(await dataSource.manager.count(RevokedSession)).toBe(1);
  pass(120);
  await revoked.sweep();
  expect(await dataSource.manager.count(RevokedSession)).toBe(0);
});

function tokenOf(subject: string, more: Partial<AccessToken> = {}): AccessToken {
  const issuedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
  return {
    issuer,
    subject,
    clientId: 'portal',
    scopes: ['account'],
    sessionId: 'session-1',
    authenticatedAt: issuedAt,
    roles: [],
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + 900_000),
    tokenId: 'token-1',
    ...more,
  };
}

async function link(subject: string, customerId: string): Promise<void> {
  await dataSource.manager.insert(Identity, {
    id: newId('idn'),
    issuer,
    subject,
    customerId,
    createdAt: now,
  });
}

async function hire(subject: string, role: StaffMember['role'], displayName: string | null): Promise<string> {
  const id = newId('stf');
  const row = { id, issuer, subject, role, displayName, isActive: true, number: 7, ownCustomerId: null };
  await dataSource.manager.insert(StaffMember, row);
  return id;
}

function pass(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}
