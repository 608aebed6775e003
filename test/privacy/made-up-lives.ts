import fc from 'fast-check';
import { IssuerAccount } from '../../src/identity/issuer/accounts/issuer-account.entity';
import { addCard } from '../account/payment-kit';
import { perform } from '../account/email-change-kit';
import { feed } from '../feeding/feed';
import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { guestRequest } from './guest-kit';

/** What one made-up person is called, and does with their account. */
export interface Life {
  /** In every value of the person that can hold a text, and nowhere else. */
  salt: string;
  deeds: { deed: Deed; pick: number }[];
}

/** A person as far as a test knows them. */
export interface Person {
  id: string;
  email: string;
  visitor: Visitor;
  /** Values of the person, none of anybody else. */
  planted: string[];
  /** Those that an invoice, which tax law keeps, was given. */
  invoices: string[];
}

/** Whoever works here and has to do with requests. */
type Staff = Record<'agent' | 'officer' | 'officer2', Visitor>;

interface Scene {
  house: TestHouse;
  staff: Staff;
  life: Life;
  person: Person;
  pick: number;
  /** Another value of the person, planted. */
  word: () => string;
}

/** Everything that leaves something about a person behind: through the API, as people, staff and systems do. */
const deeds = {
  changesProfile: ({ person, word, pick }) =>
    done(person.visitor, 'updateProfile', 'UpdateProfileInput', {
      name: { given: `Zoë ${word()}`, family: `O’${word()}` },
      phoneNumber: plant(person, `+493090${String(1_000_000 + (pick % 9_000_000))}`),
      companyName: `${word()} & Söhne`,
      postalAddress: { lines: [`${word()}straße 7`], city: word(), postalCode: '10115', country: 'DE' },
    }),
  changesBilling: ({ person, word, pick }) =>
    done(person.visitor, 'updateBillingDetails', 'UpdateBillingDetailsInput', {
      vatId: plant(person, `DE${100_000_000 + (pick % 900_000_000)}`),
      email: plant(person, `${word()}@billing.example`),
      address: { lines: [`c/o ${word()}`, word()], city: word(), country: 'AT' },
    }),
  choosesNews: ({ person, pick }) =>
    done(person.visitor, 'updatePreferences', 'UpdatePreferencesInput', {
      preferences: [{ topic: 'offers', channel: pick % 2 ? 'SMS' : 'PHONE', granted: pick % 3 > 0 }],
    }),
  addsCard: async ({ person }) => void (await addCard(person.visitor)),
  isBilled: async ({ house, person, word, pick }) => {
    const number = `CX-${word()}`;
    person.invoices.push(number);
    await isFed(house, 'recordInvoice', {
      externalReference: `billing/${word()}`,
      customerId: person.id,
      number,
      issuedOn: '2026-11-02',
      dueOn: '2026-12-02',
      totalMinor: pick,
      currency: 'EUR',
      status: ['OPEN', 'PAID', 'VOID'][pick % 3],
    });
  },
  beginsChangeOfAddress: async ({ person, word }) => {
    const email = plant(person, `${word()}@new.example`);
    await perform(person.visitor, 'requestEmailChange', { email });
  },
  asksForCopy: ({ person, word }) =>
    done(person.visitor, 'requestAccess', 'RequestAccessInput', { note: `${word()}, please.` }),
  takesDataElsewhere: ({ person }) =>
    done(person.visitor, 'requestPortability', 'RequestPortabilityInput', { format: 'CSV' }),
  restricts: ({ person, word }) =>
    done(person.visitor, 'requestRestriction', 'RequestRestrictionInput', {
      ground: 'UNLAWFUL_PROCESSING',
      note: `Because of ${word()}.`,
    }),
  objects: ({ person, word, pick }) =>
    done(person.visitor, 'objectToProcessing', 'ObjectToProcessingInput', {
      purpose: pick % 2 ? 'abuse_prevention' : 'legal_claims',
      reason: `Because of ${word()}.`,
    }),
  disputes: ({ person, word }) =>
    done(person.visitor, 'requestRectification', 'RequestRectificationInput', {
      corrections: [{ field: 'customer.companyName', to: `${word()} OHG` }],
      statement: `It was always ${word()}.`,
    }),
  phones: ({ staff, person, word }) =>
    done(staff.agent, 'recordRightsRequest', 'RecordRightsRequestInput', {
      customerId: person.id,
      right: 'ACCESS',
      channel: 'PHONE',
      receivedAt: '2026-11-24T08:00:00.000Z',
      note: `Said that ${word()} was wrong.`,
    }),
  asksAsGuest: async ({ house, person, word }) =>
    void (await guestRequest(house, { email: person.email, right: 'OBJECTION', note: `${word()}!` })),
  comesFrom: async ({ person, word }) => {
    const headers = { 'user-agent': `Mozilla/5.0 ${word()}`, referer: `https://example.net/${word()}` };
    await person.visitor.ask('{ me { id email } }', {}, headers);
  },
  endsSessions: ({ person, word }) =>
    done(person.visitor, 'endOtherSessions', 'EndOtherSessionsInput', { reason: `Lost ${word()}.` }),
} satisfies Record<string, (scene: Scene) => Promise<void>>;
export type Deed = keyof typeof deeds;

/** The life of somebody who leaves out nothing. */
export const everyDeed: Life['deeds'] = (Object.keys(deeds) as Deed[]).map((deed, pick) => ({ deed, pick }));

const consonants = 'bcdfghjkmnpqrstvwxz';

/** A person who does most of what can be done, in any order. */
export const life: fc.Arbitrary<Life> = fc.record({
  salt: fc.string({ unit: fc.constantFrom(...consonants), minLength: 12, maxLength: 12 }),
  deeds: fc
    .shuffledSubarray(Object.keys(deeds) as Deed[], { minLength: 10 })
    .chain((chosen) =>
      fc
        .array(fc.nat(), { minLength: chosen.length, maxLength: chosen.length })
        .map((picks) => chosen.map((deed, index) => ({ deed, pick: picks[index]! }))),
    ),
});

/** Signed in anew, as time has passed; nobody's log has anything of it. */
export async function staffOf(house: TestHouse): Promise<Staff> {
  return {
    agent: await house.signIn('agent@callxtra.example'),
    officer: await house.signIn('officer@callxtra.example'),
    officer2: await house.signIn('officer2@callxtra.example'),
  };
}

/** Opens an account for somebody, and has them live. */
export async function live(house: TestHouse, staff: Staff, each: Life): Promise<Person> {
  const person = await moveIn(house, each.salt);
  let count = 0;
  const word = () => plant(person, `${each.salt}${++count}`);
  for (const { deed, pick } of each.deeds)
    await deeds[deed]({ house, staff, life: each, person, pick, word });
  return person;
}

async function moveIn(house: TestHouse, salt: string): Promise<Person> {
  const { identity, house: app } = house.app;
  const email = `${salt}@example.com`;
  const account = { email, password: 'a long enough password', roles: [], customerId: null };
  const subject = await identity.embedded!.accounts.create(account, app.database.manager);
  const { customer } = await isFed(house, 'provisionCustomer', {
    externalReference: `crm/${salt}`,
    issuer: app.signIns.issuer,
    subject,
    name: { given: 'Ünlü', family: salt },
    email,
    currency: 'EUR',
  });
  const id = String(customer!.id);
  await app.database.manager.update(IssuerAccount, { id: subject }, { customerId: id });
  return { id, email, visitor: await house.signIn(email), planted: [salt, email], invoices: [] };
}

function plant(person: Person, value: string): string {
  person.planted.push(value);
  return value;
}

/** What a restriction or a limit of numbers forbids is part of life; a fault of ours is not. */
async function done(visitor: Visitor, mutation: string, type: string, input: object): Promise<void> {
  const { errors } = await visitor.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code path } } }`,
    { input },
  );
  expect({ mutation, errors }).toEqual({ mutation, errors: [] });
}

async function isFed(house: TestHouse, name: 'provisionCustomer' | 'recordInvoice', input: object) {
  const fed = await feed(await house.signIn('service'), name, input);
  expect(fed.userErrors).toEqual([]);
  return fed;
}
