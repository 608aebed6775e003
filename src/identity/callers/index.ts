export { revocationOf } from './bars';
export { CallerDirectory } from './caller-directory';
export { Identity } from './identity.entity';
export { RevokedSession } from './revoked-session.entity';
export { RevokedSessions } from './revoked-sessions';
export { DirectorySignIns, type IssuerSessions } from './sign-ins';
export { StaffMember, type StaffRole } from './staff-member.entity';
