import { Identity, RevokedSession, StaffMember } from './callers';
import { IssuerAccount, IssuerRecord } from './issuer';

export { CallerDirectory, Identity, RevokedSessions, StaffMember, type StaffRole } from './callers';
export { type EmbeddedIssuer, IssuerAccount, mountIssuer, type TokenReuse } from './issuer';
export { logoutPath, mountLogout } from './logout/mount-logout';
export { type IdentityDeps, issuerOf, type OpenedIdentity, openIdentity } from './open-identity';
export { openSignInLimits, SignInLimits } from './sign-in/sign-in-limits';
export { type AccessToken, InvalidToken, IssuerUnavailable, type TokenFault, TokenVerifier } from './tokens';

/** The tables of this part. */
export const identityEntities = [Identity, StaffMember, RevokedSession, IssuerAccount, IssuerRecord];
