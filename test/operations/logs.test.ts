import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse({ LOG_LEVEL: 'trace' });
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

/** Ada's values of the demo, those that the requests below bring, and what opens her account. */
const personal = [
  /ada@example/i,
  /\bAda\b/,
  /Lovelace/,
  /Analytical/,
  /30 ?90182[01]/,
  /Invalidenstra/,
  /DE123456789/,
  /CXM-3000|CX-A-/,
  /198\.51\.100\.7/,
  /Firefox|search\.example/,
  /callxtra-demo/,
];

it('logs each answer with its id, route and status', async () => {
  const { headers } = await ada.ask(everything);
  const line = house.logged
    .map((each) => JSON.parse(each))
    .find(({ reqId }) => reqId === headers['x-request-id']);
  expect(line).toMatchObject({ msg: 'answered', method: 'POST', route: '/graphql', status: 200 });
});

it('case 70: never logs a personal value, whatever is asked, refused or broken', async () => {
  await succeed();
  await mistype();
  await breakRequests();
  await house.app.house.database.query('DROP TABLE preference');
  const { errors } = await ada.ask(everything);
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  await house.reopen().catch(() => undefined);
  const log = house.logged.join('\n');
  expect(house.logged.length).toBeGreaterThan(10);
  for (const value of personal) expect(log).not.toMatch(value);
  expect(log).not.toContain(ada.token!.split('.')[2]);
});

it('says under the id of a masked error what broke, without its values', async () => {
  const { errors } = await ada.ask(everything);
  const line = house.logged
    .map((each) => JSON.parse(each))
    .find(({ errorId }) => errorId === errors[0]?.extensions.id);
  expect(line).toMatchObject({ level: 50, err: { type: 'QueryFailedError', stack: expect.any(Array) } });
  expect(JSON.stringify(line)).not.toMatch(/SELECT|parameters/);
});

const everything = `query Everything { me {
  name { full } email phoneNumber postalAddress { lines } companyName locale timeZone maskedEmail
  billing { email vatId address { lines } paymentMethods { last4 holderName mandateReference } invoices { nodes { number } } }
  communication { preferences { granted } }
  accessLog { nodes { ipAddress browser referrer } }
} }`;

const headers = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'x-referrer': 'https://search.example/ada-lovelace',
  'x-forwarded-for': '198.51.100.7',
};

async function succeed(): Promise<void> {
  expect((await ada.ask(everything, {}, headers)).errors).toEqual([]);
  const profile =
    'mutation P($input: UpdateProfileInput!) { updateProfile(input: $input) { customer { email } } }';
  await ada.ask(profile, { input: { phoneNumber: '+49 30 901821', name: { given: 'Ada' } } }, headers);
  const billing =
    'mutation B($input: UpdateBillingDetailsInput!) { updateBillingDetails(input: $input) { billing { email } } }';
  await ada.ask(
    billing,
    { input: { email: 'ada@example.net' } },
    { ...headers, 'idempotency-key': 'ada@example.com' },
  );
  const choices =
    'mutation { updatePreferences(input: { preferences: [{ topic: "offers", channel: SMS, granted: true }] }) { userErrors { code } } }';
  await ada.ask(choices, {}, headers);
}

async function mistype(): Promise<void> {
  const profile =
    'mutation P($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { message } } }';
  await ada.ask(profile, {
    input: { phoneNumber: 'Ada Lovelace', locale: 'ada@example.com', timeZone: 'Invalidenstraße' },
  });
  await ada.ask(profile, { input: { companyName: ['Ada', 'Lovelace'] } });
  await ada.ask(profile, { input: { 'ada@example.com': 1 } });
  await ada.ask('{ node(id: "ada@example.com") { id } customer(id: "Lovelace") { id } }');
  await ada.ask(
    '{ me { billing { invoices(after: "ada@example.com", status: "Lovelace") { totalCount } } } }',
  );
  await ada.ask('query Ada { me { ada_lovelace(email: "ada@example.com") } }');
  await ada.ask('{ me { id } "ada@example.com"');
}

async function breakRequests(): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const bodies = ['{"query": ada@example.com', '"Lovelace"', '[]', 'ada@example.com'];
  for (const payload of bodies)
    await house.app.http.inject({ method: 'POST', url: '/graphql', headers: json, payload });
  for (const url of [
    '/ada@example.com?q=Lovelace',
    '/graphql?query={me{email}}&ada@example.com',
    '/dev/mail/ada@example.com',
  ])
    await house.app.http.inject({ method: 'GET', url });
  for (const authorization of [
    'Bearer ada@example.com',
    'Basic ada@example.com:callxtra-demo',
    `Bearer ${ada.token}x`,
  ])
    await house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...json, authorization },
      payload: '{}',
    });
}
