import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { type Language, languageFor } from '../../../foundation/text';
import { messages } from './undo-page.messages';
import { script } from './script';
import { style } from './style';

/** Where the page answers that the mail to a former address leads to. */
export const undoPath = '/undo-email-change';
const scriptPath = `${undoPath}.js`;

const styleHash = createHash('sha256').update(style).digest('base64');
const headers = {
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'sha256-${styleHash}'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/** Serves the page by which a change is undone without a client of ours; opening it does nothing yet. */
export function serveUndoPage(http: FastifyInstance): void {
  http.get(undoPath, (request, reply) => {
    const tags = (request.headers['accept-language'] ?? '')
      .split(',')
      .map((tag) => tag.split(';')[0]!.trim());
    return reply
      .headers(headers)
      .type('text/html; charset=utf-8')
      .send(pageIn(languageFor(tags)));
  });
  http.get(scriptPath, (_request, reply) =>
    reply.headers(headers).type('text/javascript; charset=utf-8').send(script),
  );
}

/** Our own texts alone, which hold nothing to escape. */
function pageIn(language: Language): string {
  const say = (name: keyof typeof messages) => messages[name][language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say('title')} · CallxTra</title>
<style>${style}</style>
<script src="${scriptPath}" defer></script>
</head>
<body>
<main>
<p class="brand">CallxTra</p>
<h1>${say('title')}</h1>
<p role="status" aria-live="polite"></p>
<form data-done="${say('done')}" data-failed="${say('failed')}">
<p>${say('what')}</p>
<label for="token">${say('token')}</label>
<input id="token" name="token" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="100" required>
<button name="undo">${say('undo')}</button>
</form>
<noscript><p class="alarm">${say('noScript')}</p></noscript>
</main>
</body>
</html>
`;
}
