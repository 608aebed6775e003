import { Job } from '../../src/jobs';
import type { PurposeCode } from '../../src/personal-data';
import { codesOf, feed, invoiceFor } from '../feeding/feed';
import { change } from '../kit/changes';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled, until } from '../kit/workers';
import { access, filesOf, packageOf } from '../privacy/access-kit';
import { done, recorded } from '../privacy/desk-kit';
import { centre, limited } from '../privacy/limits-kit';

let house: TestHouse;
let ada: Visitor;
let agent: Visitor;
let service: Visitor;
let adaId: string;

beforeEach(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  agent = await house.signIn('agent@callxtra.example');
  service = await house.signIn('service');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
});
afterEach(() => house.close());

const restrict = (more: object = {}) =>
  limited(ada, 'requestRestriction', { ground: 'ACCURACY_CONTESTED', ...more });

describe('55. A restricted customer', () => {
  it('reads, changes and exports what is theirs, restrictions included', async () => {
    await restrict();
    const { data, errors } = await ada.ask(
      'mutation { updateProfile(input: { companyName: "Engines" }) { customer { companyName email } userErrors { code } } }',
    );
    expect(errors).toEqual([]);
    expect(data.updateProfile).toMatchObject({ customer: { companyName: 'Engines' }, userErrors: [] });
    const files = await filesOf(await packageOf(house, await access(ada)));
    const csv = files.get('csv/processing_restriction.csv')!.toString();
    expect(csv).toContain('ACCURACY_CONTESTED');
  });

  it('is not changed for the contract; invoices and what tax law demands go on', async () => {
    await restrict();
    const end = { externalReference: 'E-1', customerId: adaId, endedOn: '2026-11-01' };
    expect(codesOf(await feed(service, 'endContract', end))).toEqual(['RESTRICTED ']);
    const { invoice, userErrors } = await feed(service, 'recordInvoice', invoiceFor(adaId));
    expect([userErrors, invoice]).toMatchObject([[], { number: 'CX/2026-0001', status: 'OPEN' }]);
    await settled(house);
    await endRestrictions();
    expect(codesOf(await feed(service, 'endContract', end))).toEqual([]);
  });

  it('is known to support by the state alone, who can still take down a request', async () => {
    const customer = `{ customer(id: "${adaId}") { id status maskedName } }`;
    expect((await agent.ask(customer)).data.customer.maskedName).toContain('A');
    await restrict();
    const { data, errors } = await agent.ask(customer);
    expect(data.customer).toEqual({ id: adaId, status: 'RESTRICTED', maskedName: null });
    expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
      ['FORBIDDEN', expect.stringContaining('restricted (Art. 18 GDPR)')],
    ]);
    expect(await recorded(agent, adaId)).toMatchObject({ state: 'IN_REVIEW' });
  });

  it('hears nothing that serves the contract, billing or marketing; what the law owes goes out', async () => {
    await restrict();
    for (const purpose of ['service', 'service_notices', 'billing', 'marketing'] as const)
      await post(purpose);
    for (const purpose of ['rights', 'security', 'legal_notices'] as const) await post(purpose);
    await until(() => ['rights', 'security', 'legal_notices'].every((purpose) => heard(purpose)));
    await settled(house);
    const waiting = await house.app.house.database.manager.findBy(Job, { error: 'Barred' });
    expect(waiting.map(({ kind, state, attempt }) => ({ kind, state, attempt }))).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'mail.deliver', state: 'READY', attempt: 0 })),
    );
    await endRestrictions();
    house.clock.advance(3600);
    await until(() =>
      ['service', 'service_notices', 'billing', 'marketing'].every((purpose) => heard(purpose)),
    );
  });

  it('hears what they agreed should go on', async () => {
    await restrict({ continueFor: ['billing'] });
    await post('billing');
    await until(() => heard('billing'));
    expect(heard('billing')).toBe(true);
  });

  it('who objected to marketing hears none, whatever else is free', async () => {
    await limited(ada, 'objectToProcessing', { purpose: 'marketing' });
    await post('marketing');
    await post('billing');
    await until(() => heard('billing'));
    await settled(house);
    expect(heard('marketing')).toBe(false);
  });
});

it('a person whose request is decided at the desk is written to all the same', async () => {
  await restrict();
  const officer = await house.signIn('officer@callxtra.example');
  const { id } = await recorded(agent, adaId);
  await done(officer, 'sendRequestMessage', { requestId: id, text: 'We are at it.' });
  const told = () => house.mailBox.to('ada@example.com').filter(({ text }) => text.includes('wrote to you'));
  await until(() => told().length > 0);
  expect(told()).toHaveLength(1);
});

/** The person ends every restriction. */
async function endRestrictions(): Promise<void> {
  for (const { id } of (await centre(ada)).restrictions)
    await limited(ada, 'endRestriction', { restrictionId: id });
}

/** Promises a mail that serves this purpose. */
async function post(purpose: PurposeCode): Promise<void> {
  const { database, outbox, clock } = house.app.house;
  const letter = { template: 'test', subject: `About ${purpose}`, text: 'Hello.' };
  await change(database, clock, (made) =>
    outbox.serving(purpose).post(made, adaId, 'ada@example.com', letter),
  );
  await house.app.worker?.look();
}

function heard(purpose: string): boolean {
  return house.mailBox.to('ada@example.com').some(({ subject }) => subject === `About ${purpose}`);
}
