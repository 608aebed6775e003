import { LedgerAnchor } from './ledger-anchor.entity';
import { ProtectiveEntry, ProtectiveIdentifiers } from './protective';
import { VaultKey } from './vault-key.entity';
import { VaultSecret } from './vault-secret.entity';

export { LedgerAnchor } from './ledger-anchor.entity';
export { KeyDestroyed } from './key-ring';
export { dropPreviousKey, type KeySettings, openMasterKey, turnKeyFile } from './key-file';
export { MasterKey } from './master-key';
export * from './protective';
export { rewrap } from './rewrapping';
export { isEmptyVault, Vault } from './vault';
export { VaultKey } from './vault-key.entity';
export { VaultSecret } from './vault-secret.entity';

/** The tables of the vault's store. */
export const vaultEntities = [VaultKey, VaultSecret, LedgerAnchor, ProtectiveEntry, ProtectiveIdentifiers];
