import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newPerson, startBrowser, startServer } from './visit.mjs';

// `node test/browser/guest-page.mjs [folder for screenshots]`: the page that a guest's mails lead to, in a real browser
// that reaches nothing but our own server. Needs dist/ and Chromium.
const [, , folder] = process.argv;
const adas = 'ada@example.com';
if (folder) mkdirSync(folder, { recursive: true });

const browser = await startBrowser();
const { base, env, stop } = await startServer();
try {
  const officer = await tokenOf('officer@callxtra.example');
  await partialApproval(officer);
  await liftedRestriction(officer);
  console.log(`The guest's page works in Chromium ${browser.version()}.`);
} finally {
  await stop();
  await browser.close();
}

/** A copy without what an officer left out: the page says what and why, and hands out the receipts. */
async function partialApproval(officer) {
  const { id, link } = await requestOf({ email: adas, right: 'ACCESS' });
  const guest = await newPerson(browser, base);
  const { page } = guest;
  await page.goto(link);
  assert.equal(page.url(), `${base}/guest-request`, 'no token stays in the address');
  await page.getByLabel('Your answer, or the code from the mail').fill(await factOf(adas));
  await page.getByRole('button', { name: 'Answer' }).click();
  await page.getByText('Done.').waitFor();
  assert.equal(await page.getByRole('heading', { name: /The decision/ }).isVisible(), false);

  const part = { subject: 'log', reasonCode: 'OTHERS_RIGHTS', reason: 'It <b>names</b> a colleague.' };
  await act(officer, 'approveRightsRequest', { requestId: id, except: [part] });
  await until(async () => {
    await page.goto(link);
    await page.getByRole('heading', { name: 'The decision: granted in part' }).waitFor();
    return page.getByText('fulfilled in part').first().isVisible();
  });
  const left = page.getByRole('listitem').filter({ hasText: 'Log data' });
  assert.equal(await left.innerText(), 'Log data: It <b>names</b> a colleague. (Art. 15(4) GDPR)');
  await page.getByText('Art. 77 GDPR').waitFor();
  await page.getByText('How the day of the answer is reached').click();
  await page.getByText('Art. 12(3)').waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Request fulfilled in part' }).click();
  const download = await downloading;
  assert.match(download.suggestedFilename(), /^RR-\d{4}-\w{5}-REQUEST_PARTLY_FULFILLED\.jws$/);
  assert.match(await textOf(await download.createReadStream()), /^[\w-]+\.[\w-]+\.[\w-]+$/);
  await shoot(page, 'guest-partial');
  await leave(guest);

  const look = { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 360, height: 740 } };
  const reader = await newPerson(browser, base, look);
  await reader.page.goto(link);
  await reader.page.getByRole('heading', { name: 'Der Bescheid: teilweise stattgegeben' }).waitFor();
  await reader.page.getByText('Protokolldaten: ').waitFor();
  await reader.page.getByRole('link', { name: 'Antrag eingegangen' }).waitFor();
  assert.equal(
    await reader.page.evaluate('document.documentElement.scrollWidth'),
    look.viewport.width,
    'nothing reaches beyond a narrow screen',
  );
  await shoot(reader.page, 'guest-partial-narrow');
  await leave(reader);
}

/** A restriction that an officer announces to lift: the page says when and why. */
async function liftedRestriction(officer) {
  const { id, link } = await requestOf({ email: 'bob@example.com', right: 'RESTRICTION', note: 'Stop.' });
  await act(officer, 'approveRightsRequest', { requestId: id });
  const of = `{ node(id: "${id}") { ... on RestrictionRequest { state restriction { id } } } }`;
  await until(async () => (await ask(of, {}, officer)).node.state === 'FULFILLED');
  const restrictionId = (await ask(of, {}, officer)).node.restriction.id;
  const liftOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await act(officer, 'announceRestrictionLift', { restrictionId, liftOn, reason: 'The dispute has ended.' });
  const guest = await newPerson(browser, base);
  await guest.page.goto(link);
  await guest.page.getByText(/The restriction is to be lifted on .*: The dispute has ended\./).waitFor();
  await guest.page.getByRole('link', { name: 'Lifting of the restriction announced' }).waitFor();
  await shoot(guest.page, 'guest-restriction');
  await leave(guest);
}

/** A request as a guest makes one, and the link of the mail about it. */
async function requestOf(order) {
  await act(null, 'startGuestRequest', order, 'accepted');
  const code = await mailed(order.email, /Your code: (\d{8})/);
  const { request } = await act(null, 'confirmGuestRequest', { email: order.email, code });
  const link = await mailed(order.email, new RegExp(`(${base}/guest-request#${request.id}/\\S+)`));
  return { ...request, link };
}

/** What the latest mail of the demo to this address says in these words. */
async function mailed(email, pattern) {
  let found;
  await until(async () => {
    const list = await (await fetch(`${base}/dev/mail`)).text();
    for (const [, path] of list.matchAll(/href="([^"]+)"/g)) {
      const mail = decoded(await (await fetch(base + path)).text());
      found = mail.includes(`To: ${email}`) && pattern.exec(mail)?.[1];
      if (found) return true;
    }
    return false;
  });
  return found;
}

/** As quoted-printable was before it was; our links and codes are ASCII. */
function decoded(mail) {
  return mail
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** An invoice's number and total, as the owner of the account knows them. */
async function factOf(email) {
  const invoices = '{ me { billing { invoices(first: 1) { nodes { number total { amountMinor } } } } } }';
  const { me } = await ask(invoices, {}, await tokenOf(email));
  const [{ number, total }] = me.billing.invoices.nodes;
  return `${number}, ${(total.amountMinor / 100).toFixed(2)}`;
}

async function tokenOf(email) {
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/commands/token.js', email], {
    env,
  });
  return stdout.trim();
}

async function act(token, mutation, input, answer = '') {
  const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
  const changed =
    answer || (mutation === 'announceRestrictionLift' ? 'restriction { id }' : 'request { id }');
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${changed} userErrors { message } } }`;
  const payload = (await ask(document, { input }, token))[mutation];
  assert.deepEqual(payload.userErrors, []);
  return payload;
}

async function ask(query, variables, token) {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  return data;
}

async function until(isSo) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('It was not so within a minute.');
}

async function textOf(stream) {
  let text = '';
  for await (const piece of stream) text += piece;
  return text;
}

async function shoot(page, name) {
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

async function leave({ context, faults }) {
  await context.close();
  assert.deepEqual(faults, []);
}
