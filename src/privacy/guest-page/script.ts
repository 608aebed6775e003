import { requestDocument, stepDocuments } from './documents';
import { telling } from './telling';

/**
 * What the page does in the browser: takes the token out of the address, shows the request that it opens, and
 * offers what the guest may do with it now.
 */
export const script = `'use strict';
const documents = ${JSON.stringify(stepDocuments)};
const named = { answer: 'ANSWER', message: 'MESSAGE', withdraw: 'WITHDRAW', renew: 'RESEND_CODE' };
const told = document.querySelector('[role=status]');
const words = JSON.parse(document.querySelector('main').dataset.words);
const language = document.documentElement.lang;
const part = (id) => document.getElementById(id);
const [requestId, token = ''] = decodeURIComponent(location.hash.slice(1)).split('/');
let request = null;
history.replaceState(null, '', location.pathname);
window.addEventListener('hashchange', () => location.reload());

for (const form of document.forms) form.addEventListener('submit', (event) => void act(event, form));
void open();

async function open() {
  const found = await send(${JSON.stringify(requestDocument)}, { token }).catch(() => null);
  request = found?.guestRequest ?? null;
  part('request').hidden = !request;
  if (!request) {
    for (const form of document.forms) form.hidden = form.name !== 'renew';
    return tell(words.gone, true);
  }
  tell('', false);
  part('reference').textContent = request.reference;
  part('statusText').textContent = request.statusText;
  list('deadline', request.deadline.explanation);
  tellRestriction(request.restriction);
  tellDecision(request.decision, namesOf(found));
  tellReceipts(request);
  part('messages').textContent = request.timeline
    .filter(({ kind, note }) => kind === 'MESSAGE' && note).map(({ note }) => note).join('\\n\\n');
  const url = request.package?.downloadUrl;
  part('download').hidden = !url;
  part('download').href = url ?? '';
  const isCopy = !request.question && request.package != null;
  part('question').textContent = request.question?.text ?? (isCopy && !url ? words.answerCopy : '');
  const allowed = request.actions.filter((each) => each.allowed).map(({ action }) => action);
  for (const form of document.forms) form.hidden = !allowed.includes(named[form.name]);
  if (isCopy && url) document.forms.answer.hidden = true;
}

async function act(event, form) {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  const answer = await send(documents[form.name], { input: inputOf(form) }).catch(() => null);
  button.disabled = false;
  const payload = answer && Object.values(answer)[0];
  const failure = payload ? payload.userErrors[0]?.message : words.failed;
  if (!failure) {
    form.reset();
    if (request) await open();
  }
  tell(failure ?? (form.name === 'renew' ? words.renewed : words.done), Boolean(failure));
}

function inputOf(form) {
  const own = { requestId, guestToken: token };
  if (form.name === 'message') return { ...own, text: form.elements.text.value };
  if (form.name !== 'answer') return own;
  const typed = form.elements.answer.value;
  return /^[\\d\\s-]{8,10}$/.test(typed.trim()) ? { ...own, code: typed } : { ...own, answer: typed };
}

function tell(text, isAlarm) {
  told.textContent = text;
  told.className = isAlarm ? 'alarm' : '';
}

async function send(query, variables) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()).data;
}
${telling}`;
