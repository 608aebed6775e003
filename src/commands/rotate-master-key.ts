import 'reflect-metadata';
import { openVaultStore } from '../migrate';
import { readSettings, type Settings } from '../settings';
import { dropPreviousKey, isEmptyVault, openMasterKey, rewrap, turnKeyFile } from '../vault';

/** Wraps every key and secret of the vault by the present master key, while servers run: docs/keys.md. */
async function rotate(): Promise<void> {
  const settings = readSettings();
  const store = await openVaultStore(settings);
  try {
    openMasterKey(settings, await isEmptyVault(store));
    const isTurned = settings.masterKey === null && turnKeyFile(settings.dataDir);
    const count = await rewrap(store, openMasterKey(settings, false));
    process.stdout.write(`${count} keys and secrets were wrapped by the present master key.\n`);
    process.stdout.write(`${nextStep(settings, isTurned, count)}\n`);
  } finally {
    await store.destroy();
  }
}

/** What a server wrapped at the very moment by the former key is found by a second run. */
function nextStep({ masterKey, dataDir }: Settings, isTurned: boolean, count: number): string {
  if (masterKey)
    return count > 0
      ? 'Run this once more when every server has the present MASTER_KEY; when it finds none, unset MASTER_KEY_PREVIOUS.'
      : 'Nothing needs MASTER_KEY_PREVIOUS any more: unset it.';
  if (isTurned || count > 0) return 'Run this once more in a minute: it removes master.key.previous.';
  dropPreviousKey(dataDir);
  return 'Nothing needs the former key any more; master.key.previous was removed.';
}

rotate().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
