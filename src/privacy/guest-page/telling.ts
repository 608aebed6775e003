/** How the script of the page tells what was decided, what is restricted, and what proves it. */
export const telling = `
/** What an API calls by a code, in words. */
function namesOf({ dataCategories, processingPurposes }) {
  const named = [...dataCategories, ...processingPurposes].map(({ code, title }) => [code, title]);
  const fields = dataCategories.flatMap((category) => category.fields);
  return new Map([...named, ...fields.map(({ name, description }) => [name, description])]);
}

function tellDecision(decision, names) {
  part('decision').hidden = !decision;
  if (!decision) return;
  const { outcome, late, reason, evidence, parts, remedies } = decision;
  part('outcome').textContent = words.outcomes[outcome];
  const reasons = [late && words.late, reason, evidence && say(words.evidence, null, evidence)];
  part('reason').textContent = reasons.filter(Boolean).join('\\n\\n');
  list('parts', parts.map(({ subject, reason, law, until }) => {
    const rests = [law, until && say(words.keptUntil, dayOf(until))].filter(Boolean).join('; ');
    return [made('strong', names.get(subject) ?? subject), ': ' + reason + (rests && ' (' + rests + ')')];
  }));
  list('remedies', remedies);
}

function tellRestriction(restriction) {
  const { since, liftsOn, liftReason, liftedAt } = restriction ?? {};
  const told = [
    since && say(words.restricted, dayOf(since)),
    liftsOn && say(words.lifting, dayOf(liftsOn), liftReason),
    liftedAt && say(words.lifted, dayOf(liftedAt)),
  ];
  part('restriction').textContent = told.filter(Boolean).join('\\n');
}

/** Each is saved as a file: the page loads nothing for it. */
function tellReceipts({ reference, receipts }) {
  part('proofs').hidden = receipts.length === 0;
  list('receipts', receipts.map(({ kind, issuedAt, signed }) => {
    const link = made('a', words.receipts[kind] ?? kind);
    link.download = reference + '-' + kind + '.jws';
    link.href = 'data:application/jose,' + encodeURIComponent(signed);
    return [link, ', ' + dayOf(issuedAt)];
  }));
}

function list(id, items) {
  part(id).replaceChildren(...items.map((item) => made('li', ...[item].flat())));
  part(id).hidden = items.length === 0;
}

function made(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

function say(sentence, day, text = '') {
  return sentence.replace('{day}', () => day).replace('{text}', () => text);
}

/** A day as such is one everywhere; a moment is one where the reader is. */
function dayOf(at) {
  const where = at.length === 10 ? { timeZone: 'UTC' } : {};
  return new Date(at).toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', ...where });
}
`;
