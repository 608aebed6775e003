import { fetchConfig } from './config';
import { openSession } from './session';

const root = document.getElementById('root')!;

// The editor is fetched last: whoever is sent on to the issuer does not wait for it.
async function open(): Promise<void> {
  const config = await fetchConfig();
  const session = await openSession(config, new URL(location.href));
  if (!session) return;
  const { showPage } = await import('./page/show-page');
  showPage(root, config, session);
}

open().catch((error: unknown) => {
  const said = document.createElement('p');
  said.className = 'waiting';
  said.role = 'alert';
  said.textContent = `The playground could not be opened. ${error instanceof Error ? error.message : ''}`;
  root.replaceChildren(said);
});
