import { Invoice } from '../../src/account/invoices';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { actionsOf } from '../pipeline/trails';
import { codesOf, countsOf, feed, type Fed, invoiceFor, send } from './feed';

let house: TestHouse;
let service: Visitor;
let ada: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse();
  service = await house.signIn('service');
  ada = await house.signIn('ada@example.com');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
});
afterAll(() => house.close());

const record = (changes: object = {}): Promise<Fed> =>
  feed(service, 'recordInvoice', { ...invoiceFor(adaId), ...changes });

it('is there for the customer as it was sent', async () => {
  const { invoice, userErrors } = await record();
  expect(userErrors).toEqual([]);
  expect(invoice).toEqual({
    id: expect.stringMatching(/^inv_/),
    number: 'CX/2026-0001',
    status: 'OPEN',
    issuedOn: '2026-11-20',
    dueOn: '2026-12-04',
    total: { amountMinor: 123_456, currency: 'EUR' },
  });
  const { data } = await ada.ask(
    '{ me { billing { invoices(first: 2) { nodes { id number total { amountMinor } } } } } }',
  );
  expect(data.me.billing.invoices.nodes).toContainEqual({
    id: invoice!.id,
    number: 'CX/2026-0001',
    total: { amountMinor: 123_456 },
  });
});

it('is one for as many repetitions as there are, and refused with other content', async () => {
  const before = await countsOf(house, 'invoice', 'job', 'external_reference');
  expect((await record()).userErrors).toEqual([]);
  const others = {
    number: 'CX/2',
    issuedOn: '2026-11-19',
    dueOn: '2026-12-05',
    totalMinor: 1,
    currency: 'PLN',
  };
  for (const [name, value] of Object.entries(others))
    expect(codesOf(await record({ [name]: value }))).toEqual(['INVALID externalReference']);
  expect(await countsOf(house, 'invoice', 'job', 'external_reference')).toEqual(before);
});

it('44. is one of twenty identical at once, and of twenty that claim one number', async () => {
  const [before] = await countsOf(house, 'invoice');
  const twin = { externalReference: 'billing/twin', number: 'TWIN-1' };
  const same = await Promise.all(Array.from({ length: 20 }, () => record(twin)));
  expect(new Set(same.map(({ invoice }) => invoice!.id)).size).toBe(1);
  const rivals = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      record({ externalReference: `billing/rival/${i}`, number: 'RIVAL-1' }),
    ),
  );
  expect(rivals.filter(({ invoice }) => invoice !== null)).toHaveLength(1);
  expect(new Set(rivals.flatMap(codesOf))).toEqual(new Set(['INVALID number']));
  expect(await countsOf(house, 'invoice')).toEqual([before! + 2]);
});

it.each([
  ['PAID', 'invoice.paid'],
  ['VOID', 'invoice.voided'],
])('becomes %s by the same reference, once and for good', async (status, action) => {
  const own = { externalReference: `billing/${status}`, number: `N-${status}` };
  const { invoice } = await record(own);
  const { version } = (await ada.ask('{ me { version } }')).data.me;
  for (const sent of [status, status, 'OPEN']) {
    const again = await record({ ...own, status: sent });
    expect(again).toEqual({ invoice: { ...invoice, status }, userErrors: [] });
  }
  const other = status === 'PAID' ? 'VOID' : 'PAID';
  expect(codesOf(await record({ ...own, status: other }))).toEqual(['NOT_ALLOWED_NOW status']);
  expect((await actionsOf(house, adaId)).filter((each) => each === action)).toHaveLength(1);
  expect((await ada.ask('{ me { version } }')).data.me.version).toBe(version);
});

it('ends as one of paid and void when both come at once', async () => {
  const own = { externalReference: 'billing/race', number: 'RACE-1' };
  await record(own);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => record({ ...own, status: i % 2 === 0 ? 'PAID' : 'VOID' })),
  );
  const done = new Set(answers.flatMap(({ invoice }) => (invoice ? [invoice.status] : [])));
  expect(done.size).toBe(1);
  expect(answers.filter(({ userErrors }) => userErrors.length > 0)).toHaveLength(5);
});

it('may be paid from the start, and is overdue by its day alone', async () => {
  const paid = await record({ externalReference: 'billing/paid', number: 'P-1', status: 'PAID' });
  expect(paid.invoice!.status).toBe('PAID');
  const late = {
    externalReference: 'billing/late',
    number: 'L-1',
    issuedOn: '2026-10-01',
    dueOn: '2026-10-15',
  };
  expect((await record(late)).invoice!.status).toBe('OVERDUE');
  expect((await record({ ...late, status: 'PAID' })).invoice!.status).toBe('PAID');
});

it('tells everything that is wrong with it at once', async () => {
  const bad = {
    externalReference: 'x'.repeat(101),
    number: ' ',
    issuedOn: '2026-11-27',
    dueOn: '2026-11-26',
    totalMinor: -1,
    currency: 'euro',
    status: 'OVERDUE',
  };
  expect(codesOf(await record(bad)).toSorted()).toEqual([
    'INVALID currency',
    'INVALID dueOn',
    'INVALID externalReference',
    'INVALID issuedOn',
    'INVALID number',
    'INVALID status',
    'INVALID totalMinor',
  ]);
});

it('takes no second invoice for a number, whose ever it is, and none for nobody', async () => {
  const { data } = await (
    await house.signIn('bob@example.com')
  ).ask('{ me { billing { invoices(first: 1) { nodes { number } } } } }');
  const [{ number }] = data.me.billing.invoices.nodes;
  expect(codesOf(await record({ externalReference: 'billing/9', number }))).toEqual(['INVALID number']);
  for (const customerId of ['cus_01936000-0000-7000-8000-000000000000', 'x', adaId.replace('cus', 'inv')])
    expect(codesOf(await record({ externalReference: 'billing/9', number: 'X-9', customerId }))).toEqual([
      'NOT_FOUND customerId',
    ]);
});

it('only tries the rules with validateOnly', async () => {
  const before = await countsOf(house, 'invoice', 'job', 'external_reference', 'ledger_entry');
  const dry = { externalReference: 'billing/dry', number: 'DRY-1', validateOnly: true };
  expect(await record(dry)).toEqual({ invoice: null, userErrors: [] });
  expect(await countsOf(house, 'invoice', 'job', 'external_reference', 'ledger_entry')).toEqual(before);
});

it('is for services alone, who see of an invoice what they sent and no link (API5:2023)', async () => {
  const agent = await house.signIn('agent@callxtra.example');
  for (const visitor of [ada, agent]) {
    const { errors } = await send(visitor, 'recordInvoice', { ...invoiceFor(adaId), externalReference: 'x' });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
  expect((await send(house.nobody, 'recordInvoice', invoiceFor(adaId))).errors[0]!.extensions.code).toBe(
    'UNAUTHENTICATED',
  );
  for (const field of ['downloadUrl', 'sha256']) {
    const document = `mutation ($input: RecordInvoiceInput!) { recordInvoice(input: $input) { invoice { ${field} } } }`;
    expect(await service.codes(document, { input: invoiceFor(adaId) })).toEqual(['FORBIDDEN']);
  }
  const { id } = (await house.app.house.database.manager.find(Invoice, { take: 1 }))[0]!;
  expect((await service.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({
    node: null,
  });
});
