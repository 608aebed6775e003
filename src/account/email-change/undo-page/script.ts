/** The portal's operation, letter by letter: a safelist lets it through. */
export const undoDocument = `mutation UndoEmailChange($input: UndoEmailChangeInput!) {
  undoEmailChange(input: $input) {
    undone
    userErrors {
      code
      path
      message
    }
  }
}`;

/** What the page does in the browser: takes the token out of the address, and sends it once somebody presses the button. */
export const script = `'use strict';
const form = document.querySelector('form');
const { token, undo } = form.elements;
const told = document.querySelector('[role=status]');
const key = crypto.getRandomValues(new Uint8Array(16)).join('-');
token.value = decodeURIComponent(location.hash.slice(1));
history.replaceState(null, '', location.pathname);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  undo.disabled = true;
  const answer = await send(token.value).catch(() => null);
  const failure = answer ? answer.userErrors[0]?.message : form.dataset.failed;
  told.textContent = failure ?? form.dataset.done;
  told.className = failure ? 'alarm' : '';
  form.hidden = !failure;
  undo.disabled = false;
});

async function send(token) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': document.documentElement.lang,
      'idempotency-key': key,
    },
    body: JSON.stringify({ query: ${JSON.stringify(undoDocument)}, variables: { input: { token } } }),
  });
  return (await response.json()).data.undoEmailChange;
}
`;
