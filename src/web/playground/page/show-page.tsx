import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './editor.css';
import { createRoot } from 'react-dom/client';
import type { Config } from '../config';
import type { Session } from '../session';
import { Page } from './page';

/** Puts the page, with its editor, in the place of what said that it is loading. */
export function showPage(root: HTMLElement, config: Config, session: Session): void {
  createRoot(root).render(<Page config={config} session={session} />);
}
