import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newPerson, startBrowser, startServer } from './visit.mjs';

// `node test/browser/playground.mjs [folder for screenshots]`: the playground in a real browser that reaches nothing
// but our own server. Needs dist/ and Chromium.
const [, , folder] = process.argv;
const password = 'callxtra-demo';
if (folder) mkdirSync(folder, { recursive: true });

const browser = await startBrowser();
try {
  await at({}, async (base) => {
    await customer(base);
    await staff(base);
    await obstacles(base);
  });
  await at({ SAFELIST: 'on', INTROSPECTION: 'staff' }, asInProduction);
  console.log(`The playground works in Chromium ${browser.version()}.`);
} finally {
  await browser.close();
}

/** Visits a server with these settings. */
async function at(env, visit) {
  const { base, stop } = await startServer(env);
  try {
    await visit(base);
  } finally {
    await stop();
  }
}

/** Ada signs in, looks around, and leaves. */
async function customer(base) {
  const ada = await newPerson(browser, base);
  const { page } = ada;
  await page.goto(`${base}/playground`);
  assert.equal(page.url(), `${base}/playground/`);
  await page.getByText('Not signed in').waitFor();
  await shoot(page, 'signed-out');

  await signIn(page, 'ada@example.com');
  assert.equal(page.url(), `${base}/playground/`, 'no code stays in the address');
  const who = page.getByRole('group', { name: 'Your sign-in' });
  assert.match(await who.innerText(), /Ada Lovelace\s+customer\s+fresh until \d\d:\d\d/);
  assert.deepEqual((await tabs(page)).slice(0, 2), ['Dashboard', 'Viewer']);
  assert.match(await run(page), /"full": "Ada Lovelace"/);
  await shoot(page, 'customer');

  await openOperation(page, 'UpdateProfile');
  assert.match(await textOf(page.locator('.graphiql-editor-tool')), /Augusta Ada/);
  await openOperation(page, 'MobileHome');
  assert.equal((await tabs(page)).at(-1), 'MobileHome');
  assert.match(await run(page), /"given": "Ada"/);
  await page.getByRole('button', { name: 'Operations' }).click();
  await shoot(page, 'operations');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.type('AccessL', { delay: 20 });
  await page.locator('[role=menuitem][data-highlighted]', { hasText: 'AccessLog' }).waitFor();
  await page.keyboard.press('Enter');
  assert.equal(await page.getByRole('tab', { selected: true }).innerText(), 'AccessLog', 'keys do as well');
  await openOperation(page, 'MobileHome');

  await page.reload();
  await page.getByText('Ada Lovelace').waitFor();
  assert.ok((await tabs(page)).includes('MobileHome'), 'a reload keeps who is signed in, and the tabs');

  await confirm(page);
  assert.match(await who.innerText(), /fresh until/);
  await signOut(page);
  await page.getByText('Not signed in').waitFor();
  assert.match(await run(page), /UNAUTHENTICATED/);
  await leave(ada);
}

/** An officer has other tabs, on a narrow window by day and by night. */
async function staff(base) {
  for (const colorScheme of ['light', 'dark']) {
    const officer = await newPerson(browser, base, { colorScheme, viewport: { width: 800, height: 700 } });
    const { page } = officer;
    await page.goto(`${base}/playground/`);
    await signIn(page, 'officer@callxtra.example');
    assert.match(await page.getByRole('group', { name: 'Your sign-in' }).innerText(), /privacy officer/);
    assert((await tabs(page)).every((title) => title.startsWith('Support')));
    assert.match(await run(page), /"role": "PRIVACY_OFFICER"/);
    await shoot(page, `officer-${colorScheme}`);
    await leave(officer);
  }
}

/** The issuer away, a sign-in too old, and somebody whom the API knows nothing of: each is said. */
async function obstacles(base) {
  const bob = await newPerson(browser, base, { colorScheme: 'dark' });
  const { page } = bob;
  await page.goto(`${base}/playground/`);
  await page.route('**/oidc/.well-known/openid-configuration', (route) => route.abort());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The issuer does not answer.').waitFor();
  await shoot(page, 'issuer-away');
  await page.unroute('**/oidc/.well-known/openid-configuration');
  bob.faults.length = 0;
  await signIn(page, 'bob@example.com');
  await page.route('**/graphql', (route) =>
    route.fulfill({
      status: 401,
      json: { errors: [{ message: 'Old.', extensions: { code: 'STEP_UP_REQUIRED' } }] },
    }),
  );
  await run(page);
  await page.getByText('This needs a sign-in of the last ten minutes.').waitFor();
  await shoot(page, 'step-up');
  await page.unroute('**/graphql');
  await page.route('**/graphql', (route) =>
    route.fulfill({ json: { data: { viewer: { subject: 'acc_1', role: 'CUSTOMER', customer: null } } } }),
  );
  await page.reload();
  await page.getByText('nobody with that sign-in is a customer or staff here').waitFor();
  await shoot(page, 'stranger');
  await bob.context.close();
}

/** Customers run what their clients were built with and are not told the schema; staff are. */
async function asInProduction(base) {
  const ada = await newPerson(browser, base);
  await ada.page.goto(`${base}/playground/`);
  await signIn(ada.page, 'ada@example.com');
  assert.match(await run(ada.page), /"full": "Ada Lovelace"/);
  await ada.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await ada.page.getByText('No GraphQL schema available').waitFor();
  await leave(ada);
  const agent = await newPerson(browser, base);
  await agent.page.goto(`${base}/playground/`);
  await signIn(agent.page, 'agent@callxtra.example');
  await agent.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await agent.page
    .getByText('What can be asked for.')
    .or(agent.page.getByText('Root Types'))
    .first()
    .waitFor();
  await shoot(agent.page, 'documentation');
  await leave(agent);
}

async function signIn(page, email) {
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Signs in once more, as for what needs step-up. */
async function confirm(page) {
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

async function signOut(page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/oidc\/session\/end/);
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** Runs what the active tab holds and answers the response. */
async function run(page) {
  const response = page.locator('.result-window');
  await page.locator('.graphiql-query-editor').getByText('{').first().waitFor();
  await response.locator('.monaco-editor').waitFor();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await response.getByText('{').first().waitFor();
  return textOf(response);
}

/** The editor writes every space as one that does not break. */
async function textOf(editor) {
  return (await editor.innerText()).replaceAll('\u00a0', ' ');
}

async function openOperation(page, name) {
  await page.getByRole('button', { name: 'Operations' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}\\b`) }).click();
}

async function tabs(page) {
  await page.getByRole('tab').first().waitFor();
  return page.getByRole('tab').allInnerTexts();
}

async function shoot(page, name) {
  if (!folder) return;
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function leave({ context, faults }) {
  await context.close();
  assert.deepEqual(faults, []);
}
