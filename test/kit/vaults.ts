import { newKey } from '../../src/foundation/cryptography';
import { MasterKey, Vault, vaultEntities } from '../../src/vault';
import { vaultMigrations } from '../../migrations';
import { TestClock } from './clock';
import { openStore, type Store } from './stores';

/** The store that a vault lies in, migrated and empty. */
export function openVaultStore(): Promise<Store> {
  return openStore(vaultEntities, vaultMigrations);
}

export interface OpenedVault {
  vault: Vault;
  store: Store;
  /** The same vault as another process opens it: with nothing in memory yet. */
  reopen(): Promise<Vault>;
}

export async function openVault(clock = new TestClock()): Promise<OpenedVault> {
  const store = await openVaultStore();
  const master = new MasterKey(newKey());
  const reopen = () => Vault.open(store.dataSource, master, clock);
  return { store, reopen, vault: await reopen() };
}
