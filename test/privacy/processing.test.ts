import { openHouse, type TestHouse } from '../kit/open-house';
import { statementsOfRead } from '../kit/statements';
import type { Answer, Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { access, filesOf, packageOf } from './access-kit';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse({
    CONTROLLER_EU_ESTABLISHMENT: 'CallxTra GmbH, Berlin',
    CONTROLLER_AUTHORITY: 'Beispielbehörde|DE|https://authority.example/complaints',
    RECIPIENTS:
      'hosting|Rechenzentrum Nord GmbH|DE; email_provider|Letters Ltd|US|Standard contractual clauses (EU) 2021/914',
  });
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

describe('what is done with personal data', () => {
  it('is told to everybody: each purpose with one legal basis, its data, recipients and periods', async () => {
    const { data, errors } = await house.nobody.ask(`{ processingPurposes {
      code title legalBasis legitimateInterest canObject stopsOnObjection
      categories { code } recipients { code } retention { code period law } } }`);
    expect(errors).toEqual([]);
    expect(purpose(data, 'tax')).toEqual({
      code: 'tax',
      title: 'Tax records',
      legalBasis: 'LEGAL_OBLIGATION',
      legitimateInterest: null,
      canObject: false,
      stopsOnObjection: false,
      categories: [{ code: 'invoices' }],
      recipients: [{ code: 'hosting' }, { code: 'tax_authority' }, { code: 'auditor' }],
      retention: [{ code: 'invoice', period: 'P8Y', law: '§ 147 AO, § 14b UStG' }],
    });
    expect(purpose(data, 'marketing')).toMatchObject({ canObject: true, stopsOnObjection: true });
    expect(purpose(data, 'service')).toMatchObject({ canObject: false });
  });

  it('is told in the language of whoever asks', async () => {
    const { data } = await house.nobody.ask(
      '{ processingPurposes { code title } }',
      {},
      { 'accept-language': 'de' },
    );
    expect(purpose(data, 'tax').title).toBe('Steuerliche Aufbewahrung');
  });

  it('names for each value where it comes from, whether it is portable, needed, and what an erasure does to it', async () => {
    const { data } = await house.nobody.ask(
      '{ dataCategories { code title fields { name description source portable onErasure required } } }',
    );
    expect(fieldNamed(data, 'customer.email')).toEqual({
      name: 'customer.email',
      description: 'e-mail address',
      source: 'PROVIDED',
      portable: true,
      onErasure: 'DELETE',
      required: true,
    });
    expect(fieldNamed(data, 'customer.companyName')).toMatchObject({ required: false });
    expect(fieldNamed(data, 'invoice.number')).toMatchObject({
      onErasure: 'KEEP_UNDER_DUTY',
      portable: false,
    });
    expect(fieldNamed(data, 'access_log_entry.at')).toMatchObject({ source: 'OBSERVED' });
    const { house: opened } = house.app;
    const declared = opened.records.catalogue.tables.flatMap(({ columns }) => columns).length;
    expect(data.dataCategories.flatMap((category: { fields: unknown[] }) => category.fields)).toHaveLength(
      declared,
    );
  });
});

describe('who receives data', () => {
  it('is told without sign-in as far as it is public, by the name that the operator gave', async () => {
    const { data } = await house.nobody.ask('{ recipients { code name role country transferSafeguard } }');
    expect(data.recipients).toEqual([
      {
        code: 'hosting',
        name: 'Rechenzentrum Nord GmbH',
        role: 'PROCESSOR',
        country: 'DE',
        transferSafeguard: null,
      },
      expect.objectContaining({ code: 'payment_processor', name: 'Payment processor' }),
      {
        code: 'email_provider',
        name: 'Letters Ltd',
        role: 'PROCESSOR',
        country: 'US',
        transferSafeguard: 'Standard contractual clauses (EU) 2021/914',
      },
    ]);
  });

  it('is told whole to who is signed in', async () => {
    const { data } = await ada.ask('{ recipients { code categories { code } } }');
    const authority = data.recipients.find(({ code }: { code: string }) => code === 'tax_authority');
    expect(authority.categories).toEqual([{ code: 'invoices' }]);
    expect(data.recipients.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['bank', 'auditor']),
    );
  });

  it.each([
    [
      'en',
      '(United States): delivers our e-mails',
      /<td>Letters Ltd<\/td><td>United States<\/td><td>Standard contractual/,
    ],
    [
      'de',
      '(Vereinigte Staaten): stellt unsere E-Mails zu',
      /<td>Letters Ltd<\/td><td>Vereinigte Staaten<\/td>/,
    ],
  ])(
    'stands by that name in a copy, with what protects a transfer: %s',
    async (locale, receiver, transfer) => {
      const files = await filesOf(await packageOf(house, await access(ada, { locale })));
      const page = files.get('README.html')!.toString();
      expect(page).toContain(`<strong>Letters Ltd</strong> ${receiver}`);
      expect(page).toContain('<strong>Rechenzentrum Nord GmbH</strong>');
      expect(page).not.toMatch(/E-mail provider|E-Mail-Anbieter|no transfer of your data|Keine: Eine/);
      expect(page).toMatch(transfer);
    },
  );

  it('who is responsible is told to everybody', async () => {
    const { data } = await house.nobody.ask(`{ controller { name email postalAddress { city }
      representative { name } euEstablishment dataProtectionOfficer { name }
      authorities { name country url } automatedDecisions } }`);
    expect(data.controller).toEqual({
      name: 'CallxTra Inc.',
      email: 'info@callxtra.com',
      postalAddress: null,
      representative: null,
      euEstablishment: 'CallxTra GmbH, Berlin',
      dataProtectionOfficer: null,
      authorities: [{ name: 'Beispielbehörde', country: 'DE', url: 'https://authority.example/complaints' }],
      automatedDecisions: expect.stringContaining('Art. 22'),
    });
  });
});

describe('the holdings of a customer', () => {
  const query = `{ me { privacy { holdings { category { code } records oldest sources
    fields { name } purposes { code } recipients { code } retention { code } } } } }`;

  it('count the own records, category by category', async () => {
    const invoices = holding(await ada.ask(query), 'invoices');
    expect(invoices).toMatchObject({
      records: 24,
      purposes: [{ code: 'tax' }],
      retention: [{ code: 'invoice' }],
      sources: ['DERIVED'],
    });
    expect(Math.abs(Date.parse(invoices.oldest) - Date.now())).toBeLessThan(600_000);
    const { data } = await ada.ask('{ me { billing { invoices(first: 1) { totalCount } } } }');
    expect(data.me.billing.invoices.totalCount).toBe(24);
  });

  it('name every category, also where nothing is held, at one statement a table', async () => {
    const counted = async (who: Visitor) => {
      const { data } = await who.ask(query);
      expect(data.me.privacy.holdings).toHaveLength(9);
    };
    const bob = await house.signIn('bob@example.com');
    await settled(house);
    const ofAda = await statementsOfRead(house, () => counted(ada));
    expect(await statementsOfRead(house, () => counted(bob))).toHaveLength(ofAda.length);
  });

  it('are the same for bob, of his own alone', async () => {
    const bob = await house.signIn('bob@example.com');
    const adas = holding(await ada.ask(query), 'requests');
    await ada.ask('mutation { requestAccess(input: {}) { request { id } } }');
    expect(holding(await bob.ask(query), 'requests').records).toBe(0);
    expect(holding(await ada.ask(query), 'requests').records).toBeGreaterThan(adas.records);
  });
});

describe('the record of processing', () => {
  const query = `{ recordOfProcessing { controller contact responsible { name } subjectCategories securityMeasures
    purposes { code } categories { code } recipients { code } retention { code } generatedAt } }`;

  it('is read by officers and the data protection officer', async () => {
    for (const account of ['officer@callxtra.example', 'dpo@callxtra.example']) {
      const { data, errors } = await (await house.signIn(account)).ask(query);
      expect(errors).toEqual([]);
      expect(data.recordOfProcessing).toMatchObject({
        controller: 'CallxTra Inc.',
        responsible: { name: 'CallxTra Inc.' },
        generatedAt: '2026-11-24T09:00:00.000Z',
      });
      for (const part of ['subjectCategories', 'securityMeasures', 'purposes', 'recipients', 'retention'])
        expect(data.recordOfProcessing[part].length).toBeGreaterThan(2);
    }
  });

  it('is not for customers and agents', async () => {
    const agent = await house.signIn('agent@callxtra.example');
    expect(await ada.codes(query)).toEqual(['FORBIDDEN']);
    expect(await agent.codes(query)).toEqual(['FORBIDDEN']);
    expect(await house.nobody.codes(query)).toEqual(['UNAUTHENTICATED']);
  });
});

type Found = Answer['data'];

const purpose = (data: Found, wanted: string) =>
  data.processingPurposes.find(({ code }: { code: string }) => code === wanted);

const fieldNamed = (data: Found, wanted: string) =>
  data.dataCategories
    .flatMap(({ fields }: { fields: { name: string }[] }) => fields)
    .find(({ name }: { name: string }) => name === wanted);

const holding = ({ data }: Answer, wanted: string) =>
  data.me.privacy.holdings.find(({ category }: { category: { code: string } }) => category.code === wanted);
