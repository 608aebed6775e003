import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { acceptedLanguages, type Language, languageFor, type Text } from '../../foundation/text';
import { html } from '../readme/html';
import { receiptTitles } from '../receipts/receipt.messages';
import { messages, outcomes, told } from './guest-page.messages';
import { script } from './script';
import { style } from './style';

/** Where the page answers that the mails to guests lead to. */
export const guestPath = '/guest-request';
const scriptPath = `${guestPath}.js`;

const styleHash = createHash('sha256').update(style).digest('base64');
const headers = {
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'sha256-${styleHash}'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/** Serves the page on which a guest follows a request without a client of ours. */
export function serveGuestPage(http: FastifyInstance): void {
  http.get(guestPath, (request, reply) =>
    reply
      .headers(headers)
      .type('text/html; charset=utf-8')
      .send(pageIn(languageFor(acceptedLanguages(request.headers['accept-language'] ?? null)))),
  );
  http.get(scriptPath, (_request, reply) =>
    reply.headers(headers).type('text/javascript; charset=utf-8').send(script),
  );
}

/** Our own texts alone: those that stand here hold nothing to escape. */
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
<main data-words="${html`${wordsIn(language)}`.text}">
<p class="brand">CallxTra</p>
<h1>${say('title')} <span id="reference"></span></h1>
<p role="status" aria-live="polite">${say('opening')}</p>
<section id="request" hidden>
<p id="statusText"></p>
<details>
<summary>${say('deadline')}</summary>
<ul id="deadline"></ul>
</details>
<p id="restriction"></p>
<section id="decision" hidden>
<h2>${say('decision')}: <span id="outcome"></span></h2>
<p id="reason"></p>
<ul id="parts"></ul>
<h3>${say('remedies')}</h3>
<ul id="remedies"></ul>
</section>
<p id="messages"></p>
<p id="question"></p>
<a id="download" class="button" hidden>${say('download')}</a>
<section id="proofs" hidden>
<h2>${say('receipts')}</h2>
<p>${say('receiptsFor')}</p>
<ul id="receipts"></ul>
</section>
</section>
<form name="answer" hidden>
<label for="answer">${say('answer')}</label>
<input id="answer" name="answer" autocomplete="off" maxlength="2000" required>
<button>${say('sendAnswer')}</button>
</form>
<form name="message" hidden>
<label for="text">${say('message')}</label>
<textarea id="text" name="text" rows="4" maxlength="2000" required></textarea>
<button>${say('sendMessage')}</button>
</form>
<form name="withdraw" hidden><button>${say('withdraw')}</button></form>
<form name="renew" hidden><button>${say('renew')}</button></form>
<noscript><p class="alarm">${say('noScript')}</p></noscript>
</main>
</body>
</html>
`;
}

/** What the script says, as it reads it. */
function wordsIn(language: Language): string {
  const named = (texts: Record<string, Text>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]]));
  return JSON.stringify({ ...named(told), outcomes: named(outcomes), receipts: named(receiptTitles) });
}
