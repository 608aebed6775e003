export { EmbeddedIssuer } from './embedded-issuer';
export { IssuerAccount } from './accounts/issuer-account.entity';
export { IssuerRecord } from './state/issuer-record.entity';
export { issuerPath, mountIssuer } from './mount-issuer';
export type { ProviderEvents, TokenReuse } from './open-provider';
