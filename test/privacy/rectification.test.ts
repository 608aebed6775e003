import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { type Cast, castOf, comesTo, letter, own } from './desk-kit';
import { noticesOf, noticesOfRequest } from './recipients-kit';
import { correctionsIn, faultsOf, profileOf, rectified, rectify } from './rectification-kit';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('what a customer may edit', () => {
  it('is corrected, completed and removed without anybody deciding, by the rules of the profile', async () => {
    const { ada } = cast;
    const before = await profileOf(ada);
    const { id, reference, right } = await rectified(ada, [
      { field: 'customer.familyName', to: ' King ' },
      { field: 'customer.phoneNumber', to: '+49 30 902100' },
      { field: 'customer.companyName', to: null },
      { field: 'customer.postalAddress', to: JSON.stringify(address) },
      { field: 'billing_account.email', to: 'Rechnung@EXAMPLE.com' },
    ]);
    expect(right).toBe('RECTIFICATION');
    await comesTo(ada, id, 'FULFILLED');
    const after = await profileOf(ada);
    expect(after).toMatchObject({
      name: { given: before.name.given, family: 'King' },
      phoneNumber: '+4930902100',
      companyName: null,
      postalAddress: { ...address, region: null },
      billing: { email: 'Rechnung@example.com' },
    });
    const seen = await correctionsIn(ada, id);
    expect(seen.statement).toBeNull();
    expect(seen.corrections[0]).toEqual({
      field: 'customer.familyName',
      from: before.name.family,
      to: 'King',
      disputed: false,
      correctedAt: house.clock.now().toISOString(),
    });
    expect(seen.corrections[2]).toMatchObject({ to: null, from: before.companyName });
    const { decision, receipts, timeline, statusText } = await own(ada, id);
    expect(decision.outcome).toBe('FULFILLED');
    expect(receipts.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REQUEST_RECEIVED',
      'REQUEST_FULFILLED',
    ]);
    expect(timeline.slice(0, 3).map(({ state }: { state: string }) => state)).toEqual([
      'RECEIVED',
      'EXECUTING',
      'FULFILLED',
    ]);
    expect(statusText).toBe('Your request has been fulfilled.');
    expect(await letter(house, 'ada@example.com', reference, 'put your data right')).not.toContain('King');
  });

  it('is told of each recipient that has it, with the outcome', async () => {
    const { ada } = cast;
    const { id } = await rectified(ada, [{ field: 'customer.locale', to: 'en-IE' }]);
    await comesTo(ada, id, 'FULFILLED');
    const notices = await noticesOfRequest(ada, id);
    expect([...notices.keys()].toSorted()).toEqual(['email_provider', 'hosting']);
    expect(notices.get('hosting')).toMatchObject({
      about: 'RECTIFICATION',
      state: 'NOT_TOLD',
      categories: [{ code: 'settings' }],
      whyNot: expect.stringContaining('our own stores'),
    });
    expect((await noticesOf(ada)).filter(({ about }) => about !== 'RECTIFICATION')).toEqual([]);
  });

  it('counts as one change of the record, with the fields in the trail and no values anywhere in it', async () => {
    const { ada, adaId } = cast;
    const { version } = await profileOf(ada);
    const { id } = await rectified(ada, [
      { field: 'customer.givenName', to: 'Augusta' },
      { field: 'customer.familyName', to: 'Byron' },
    ]);
    await comesTo(ada, id, 'FULFILLED');
    expect((await profileOf(ada)).version).toBe(version + 1);
    await settled(house);
    const rows = await house.app.house.database.query('SELECT * FROM ledger_entry');
    expect(JSON.stringify(rows)).not.toMatch(/Augusta|Byron/);
    const kept = JSON.stringify(await house.app.house.database.query('SELECT * FROM correction'));
    expect(kept).not.toMatch(/Augusta|Byron/);
    expect(kept).toContain(adaId);
  });
});

describe('a request for rectification is refused', () => {
  it('with every fault at once, each at its place', async () => {
    const { ada } = cast;
    expect(
      await faultsOf(ada, [
        { field: 'customer.shoeSize', to: '43' },
        { field: 'customer.phoneNumber', to: '12' },
        { field: 'customer.locale', to: 'no language' },
        { field: 'customer.locale', to: 'fr' },
        { field: 'customer.postalAddress', to: 'Beispielweg 1, Berlin' },
        { field: 'billing_account.vatId', to: 'XX1' },
      ]),
    ).toEqual([
      'INVALID corrections 0 field',
      'INVALID corrections 3 field',
      'INVALID corrections 4 to',
      'INVALID corrections 1 to',
      'INVALID corrections 2 to',
      'INVALID corrections 5 to',
    ]);
  });

  it('where nothing is to be corrected, or too much, or it stands there already', async () => {
    const { ada } = cast;
    expect(await faultsOf(ada, [])).toEqual(['REQUIRED corrections']);
    expect(await faultsOf(ada, [], { statement: '  ' })).toEqual(['REQUIRED corrections']);
    const many = Array.from({ length: 21 }, (_, i) => ({ field: `customer.x${i}`, to: 'x' }));
    expect(await faultsOf(ada, many)).toContain('INVALID corrections');
    const { given } = (await profileOf(ada)).name;
    expect(await faultsOf(ada, [{ field: 'customer.givenName', to: given }])).toEqual([
      'ALREADY_DONE corrections 0 to',
    ]);
  });

  it('where the contract needs the value', async () => {
    const { ada } = cast;
    const names = [
      { field: 'customer.givenName', to: null },
      { field: 'customer.familyName', to: null },
    ];
    expect(await faultsOf(ada, names)).toEqual(['REQUIRED corrections 0 to']);
  });

  it('for an issued invoice, which is cancelled and issued anew', async () => {
    const { userErrors } = await rectify(cast.ada, [{ field: 'invoice.recipient', to: 'x' }], {}, 'de');
    expect(userErrors).toEqual([
      {
        code: 'UNSUPPORTED',
        path: ['corrections', '0', 'field'],
        message:
          'Eine ausgestellte Rechnung wird nie geändert: sie wird storniert und neu ausgestellt. Bitte schreiben Sie uns dazu.',
      },
    ]);
  });

  it('for the e-mail address, which has a way of its own', async () => {
    const { userErrors } = await rectify(cast.ada, [{ field: 'customer.email', to: 'ada@new.example' }]);
    expect(userErrors[0]).toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('requestEmailChange'),
    });
  });

  it('for secrets, as for what is not there', async () => {
    expect(await faultsOf(cast.ada, [{ field: 'billing_account.processorCustomer', to: 'x' }])).toEqual([
      'INVALID corrections 0 field',
    ]);
  });

  it('and nothing is written where all is only checked', async () => {
    const { ada } = cast;
    const before = await profileOf(ada);
    const answer = await rectify(ada, [{ field: 'customer.familyName', to: 'Nobody' }], {
      validateOnly: true,
    });
    expect(answer).toEqual({ request: null, userErrors: [] });
    await settled(house);
    expect(await profileOf(ada)).toEqual(before);
  });
});

test('a second click is a request of its own, linked while the first is open', async () => {
  const { bob } = cast;
  const order = [{ field: 'access_log_entry.browser', to: 'Firefox' }];
  const first = await rectified(bob, order);
  const second = await rectified(bob, order);
  expect(second.id).not.toBe(first.id);
  expect(second.duplicateOf.id).toBe(first.id);
});

test('another customer sees nothing of it, and staff who have not taken it only its head', async () => {
  const { ada, bob, agent, officer, dpo } = cast;
  const { id } = await rectified(ada, [], { statement: 'I was never in Hamburg.' });
  expect((await bob.ask(`{ node(id: "${id}") { id } }`)).data.node).toBeNull();
  for (const visitor of [agent, officer, dpo])
    expect((await correctionsIn(visitor, id)).codes).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

const address = {
  lines: ['Beispielweg 1'],
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
};
