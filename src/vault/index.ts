export { LedgerAnchor } from './ledger-anchor.entity';
export { findMasterKey, MasterKey } from './master-key';
export { Vault } from './vault';
export { VaultKey } from './vault-key.entity';
export { VaultSecret } from './vault-secret.entity';
