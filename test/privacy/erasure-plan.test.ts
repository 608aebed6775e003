import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { statementsOfRead } from '../kit/statements';
import type { Visitor } from '../kit/visitor';
import { demanded, type Line, newcomer, preview } from './erasure-kit';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

describe('what an erasure of the account would do', () => {
  it('is said line by line: what goes, and what is kept on which ground, under which law, until when', async () => {
    const { deletes, keeps, endAccount } = await preview(ada);
    expect(endAccount).toBe(true);
    expect(deletes.map(({ category }) => category)).toEqual([
      'billing',
      'communication',
      'contact',
      'identity',
      'log',
      'requests',
      'settings',
      'sign_in',
    ]);
    expect(deletes.find(({ category }) => category === 'identity')).toEqual({
      category: 'identity',
      records: 1,
      strategy: 'DELETE',
      ground: null,
      law: null,
      on: null,
      until: null,
    });
    expect(keeps.map(brief)).toEqual([
      'billing KEEP_UNDER_DUTY LEGAL_CLAIMS 2029-12-31',
      'invoices KEEP_UNDER_DUTY LEGAL_OBLIGATION 2032-12-31',
      'invoices KEEP_UNDER_DUTY LEGAL_OBLIGATION 2033-12-31',
      'invoices KEEP_UNDER_DUTY LEGAL_OBLIGATION 2034-12-31',
      'requests PSEUDONYMISE LEGAL_OBLIGATION 2029-12-31',
    ]);
    expect(keeps.map(({ law }) => law)).toContain('§ 147 AO, § 14b UStG');
  });

  it('says the day that the sweep goes by: that of the controller, where in UTC it is still the year before', async () => {
    const { id: request } = await demanded(ada, ['settings']);
    const { manager } = house.app.house.database;
    await manager.update(RightsRequest, { id: request }, { closedAt: new Date('2025-12-31T23:30:00Z') });
    const ends = async () =>
      (await preview(ada)).keeps.filter(({ category }) => category === 'requests').map(({ until }) => until);
    expect(await ends()).toEqual(['2029-12-31']);
    await manager.update(RightsRequest, { id: request }, { closedAt: new Date('2025-12-31T22:30:00Z') });
    expect(await ends()).toEqual(['2028-12-31', '2029-12-31']);
    await manager.delete(RightsRequest, { id: request });
  });

  it('comes with its consequences, in the language of whoever asks', async () => {
    const { consequences } = await preview(ada, undefined, 'de');
    expect(consequences.map(({ kind }) => kind)).toEqual([
      'SERVICE_ENDS',
      'NUMBERS_LOST',
      'OPEN_INVOICES',
      'STAGED',
      'SIGN_IN_ENDS',
    ]);
    expect(consequences[0]!.text).toContain('Kündigung');
    expect(consequences[2]).toMatchObject({
      on: '2026-12-08',
      text: expect.stringContaining('8. Dezember 2026'),
    });
  });

  it('of an account with nothing in it keeps the request itself alone', async () => {
    const { keeps, consequences, deletes } = await preview(await newcomer(house, 'cleo@example.com'));
    expect(keeps.map(brief)).toEqual(['requests PSEUDONYMISE LEGAL_OBLIGATION 2029-12-31']);
    expect(consequences.map(({ kind }) => kind)).toEqual(['SERVICE_ENDS', 'NUMBERS_LOST', 'SIGN_IN_ENDS']);
    expect(deletes.find(({ category }) => category === 'log')?.records).toBeLessThan(9);
  });
});

describe('what an erasure of named categories would do', () => {
  it('keeps what the running contract needs, and lets the rest go', async () => {
    const { deletes, keeps, consequences, endAccount } = await preview(ada, ['contact', 'identity']);
    expect(endAccount).toBe(false);
    expect(deletes.map(brief)).toEqual(['contact DELETE', 'contact DELETE', 'identity DELETE']);
    expect(deletes[0]).toMatchObject({ on: '2026-11-25' });
    expect(keeps.map(brief)).toEqual([
      'contact KEEP_UNDER_DUTY STILL_NECESSARY',
      'identity KEEP_UNDER_DUTY STILL_NECESSARY',
    ]);
    expect(consequences.map(({ kind }) => kind)).toEqual(['STAGED']);
  });

  it('keeps payment methods while an invoice is open', async () => {
    const { keeps, consequences } = await preview(ada, ['billing']);
    expect(keeps.map(brief)).toEqual([
      'billing KEEP_UNDER_DUTY LEGAL_CLAIMS 2029-12-31',
      'billing KEEP_UNDER_DUTY STILL_NECESSARY',
    ]);
    expect(consequences.map(({ kind }) => kind)).toEqual(['OPEN_INVOICES', 'STAGED']);
  });

  it('names the day of the rest once the contract has ended', async () => {
    const id = (await ada.ask('{ me { id } }')).data.me.id;
    const service = await house.signIn('service');
    await service.ask(
      `mutation { endContract(input: { externalReference: "E-9", customerId: "${id}", endedOn: "2026-11-01" }) { userErrors { code } } }`,
    );
    const { keeps } = await preview(ada, ['contact']);
    expect(keeps).toMatchObject([{ ground: 'STILL_NECESSARY', on: '2027-01-30', until: '2027-01-30' }]);
  });
});

describe('the name of a plan', () => {
  it('is the same while only counts change', async () => {
    const { hash } = await preview(ada, ['log']);
    await ada.ask('{ me { email } }');
    expect(await preview(ada, ['log'])).toMatchObject({ hash });
  });

  it('is another one for another scope', async () => {
    const hashes = await Promise.all(
      [undefined, ['log'], ['settings'], ['log', 'settings']].map((scope) => preview(ada, scope)),
    );
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(4);
    expect(hashes[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

it.each([
  ['categories: ["log"]', 'endAccount'],
  ['categories: ["shoes"], endAccount: false', 'categories.0'],
  ['categories: [], endAccount: false', 'categories'],
])('of %s is an error that names the argument', async (args, path) => {
  const { errors } = await ada.ask(`{ me { privacy { previewErasure(${args}) { hash } } } }`);
  expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  expect(errors[0]!.message).toContain(`"${path}"`);
});

function brief({ category, strategy, ground, until }: Line): string {
  return [category, strategy, ground, until].filter(Boolean).join(' ');
}

it('takes as many statements for the plans of many requests as for that of one', async () => {
  const officer = await house.signIn('officer@callxtra.example');
  await demanded(ada);
  await demanded(await house.signIn('bob@example.com'));
  const plansOf = async (first: number) => {
    let plans: object[] = [];
    const statements = await statementsOfRead(house, async () => {
      const { data } = await officer.ask(`{ rightsRequests(first: ${first}) { nodes {
        ... on ErasureRequest { plan { hash keeps { records } } } } } }`);
      plans = data.rightsRequests.nodes;
    });
    return { plans, statements };
  };
  const [one, both] = [await plansOf(1), await plansOf(2)];
  expect(both.plans).toEqual([
    { plan: { hash: expect.any(String), keeps: expect.any(Array) } },
    { plan: { hash: expect.any(String), keeps: expect.any(Array) } },
  ]);
  expect(both.statements).toHaveLength(one.statements.length);
});
