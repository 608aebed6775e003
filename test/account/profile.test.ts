import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
});
afterAll(() => house.close());

describe('me', () => {
  it('shows customers their own profile in clear', async () => {
    const { data, errors } = await ada.ask(
      '{ me { name { given family full } email phoneNumber postalAddress { lines city country } companyName locale timeZone version } }',
    );
    expect(errors).toEqual([]);
    expect(data.me).toEqual({
      name: { given: 'Ada', family: 'Lovelace', full: 'Ada Lovelace' },
      email: 'ada@example.com',
      phoneNumber: '+4930901820',
      postalAddress: { lines: ['Invalidenstraße 43'], city: 'Berlin', country: 'DE' },
      companyName: 'Analytical Engines GmbH',
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
      version: 1,
    });
  });

  it('is for nobody without a token', async () => {
    expect(await house.nobody.codes('{ me { id } }')).toEqual(['UNAUTHENTICATED']);
  });
});

describe('updateProfile', () => {
  it('changes what is given, leaves what is left out, removes what is null', async () => {
    const answer = await update(ada, {
      name: { given: 'Augusta Ada' },
      companyName: null,
      phoneNumber: '030 901822',
    });
    expect(answer.userErrors).toEqual([]);
    expect(answer.customer).toMatchObject({
      name: { full: 'Augusta Ada Lovelace' },
      companyName: null,
      phoneNumber: '+4930901822',
      email: 'ada@example.com',
    });
  });

  it('takes a blank for nothing, as null', async () => {
    await update(bob, { companyName: 'Kahn & Fils', phoneNumber: '+33142685301' });
    const blank = { companyName: '  ', phoneNumber: '', locale: '', timeZone: ' ' };
    const { version, ...values } = (await update(bob, blank)).customer;
    expect(values).toMatchObject({ companyName: null, phoneNumber: null, locale: null, timeZone: null });
    expect((await update(bob, blank)).customer.version).toBe(version);
    await update(bob, { locale: 'fr-FR', timeZone: 'Europe/Paris' });
  });

  it('goes up by one version with each change and not without one', async () => {
    const { version } = (await update(ada, {})).customer;
    expect((await update(ada, { timeZone: 'Europe/Vienna' })).customer.version).toBe(version + 1);
    expect((await update(ada, { timeZone: 'Europe/Vienna' })).customer.version).toBe(version + 1);
  });

  it('refuses a stale version and answers with the present state', async () => {
    const { version } = (await update(ada, {})).customer;
    const answer = await update(ada, { companyName: 'Late', expectedVersion: version - 1 });
    expect(answer.userErrors).toEqual([
      expect.objectContaining({ code: 'STALE_VERSION', path: ['expectedVersion'] }),
    ]);
    expect(answer.customer).toMatchObject({ version, companyName: null });
  });

  it('tells everything that is wrong at once, each with its path, and changes nothing', async () => {
    const before = (await update(bob, {})).customer;
    const { userErrors, customer } = await update(bob, {
      phoneNumber: 'call me',
      locale: 'no locale!',
      timeZone: 'Mars/Olympus',
      companyName: 'x'.repeat(201),
      postalAddress: { lines: [], city: ' ', country: 'XX' },
    });
    expect(customer).toBeNull();
    expect(
      userErrors
        .map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)
        .toSorted(),
    ).toEqual([
      'INVALID companyName',
      'INVALID locale',
      'INVALID phoneNumber',
      'INVALID postalAddress.city',
      'INVALID postalAddress.country',
      'INVALID postalAddress.lines',
      'INVALID timeZone',
    ]);
    expect((await update(bob, {})).customer).toEqual(before);
  });

  it('keeps a name, for the contract needs one', async () => {
    expect((await update(bob, { name: null })).userErrors).toEqual([
      expect.objectContaining({ code: 'REQUIRED', path: ['name'] }),
    ]);
  });

  it('only tries the rules with validateOnly', async () => {
    const before = (await update(bob, {})).customer;
    expect(await update(bob, { companyName: 'Kahn & Co', validateOnly: true })).toEqual({
      customer: null,
      userErrors: [],
    });
    expect((await update(bob, { phoneNumber: '1', validateOnly: true })).userErrors).toHaveLength(1);
    expect((await update(bob, {})).customer).toEqual(before);
  });

  it('speaks the language that is asked for', async () => {
    const { data } = await bob.ask(
      mutation,
      { input: { locale: '!' } },
      { 'accept-language': 'fr;q=0.9, de-CH;q=0.8' },
    );
    expect(data.updateProfile.userErrors[0].message).toMatch(/Sprachkürzel/);
  });

  it('is for customers alone', async () => {
    const agent = await house.signIn('agent@callxtra.example');
    expect(await agent.codes(mutation, { input: { companyName: 'Mine' } })).toEqual(['FORBIDDEN']);
    expect(await house.nobody.codes(mutation, { input: { companyName: 'Mine' } })).toEqual([
      'UNAUTHENTICATED',
    ]);
  });
});

const mutation = `mutation Update($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    customer { version name { full } email companyName phoneNumber postalAddress { city } locale timeZone }
    userErrors { code message path }
  }
}`;

async function update(visitor: Visitor, input: object) {
  const { data, errors } = await visitor.ask(mutation, { input });
  expect(errors.filter(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  return data.updateProfile;
}
