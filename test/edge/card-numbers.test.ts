import { entriesSince } from '../account/access-log-entries';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { everyPlace, type Place, sending } from './every-input';

const card = '4111 1111-1111.1111';

let house: TestHouse;
let ada: Visitor;
let senders: Record<Place['sender'], Visitor>;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  const officer = await house.signIn('officer@callxtra.example');
  senders = { customer: ada, officer, service: await house.signIn('service') };
});
afterAll(() => house.close());

/** Places that take a text, or what a person types; the rest is refused as being of another type. */
const places = everyPlace().map((place) => [`${place.mutation} ${place.path}`, place] as const);

describe('71. a card number in any text of any mutation (PCI DSS 3.4)', () => {
  it.each(places)('is refused: %s', async (_name, { mutation, sender, path, inputWith }) => {
    const before = await version();
    const { data, errors } = await senders[sender].ask(sending(mutation), { input: inputWith(card) });
    const found = (data?.[mutation]?.userErrors ?? []) as { code: string; path: string[] }[];
    // A place of another type is refused by GraphQL itself.
    const codes = [...errors.map(({ extensions }) => extensions.code), ...codesAt(found, path)];
    expect([['BAD_USER_INPUT'], ['INVALID'], ['UNAUTHENTICATED'], ['FORBIDDEN']]).toContainEqual(codes);
    expect(await version()).toBe(before);
    expect(house.logged.join()).not.toMatch(/4111.?1111/);
  });

  it('is told from a phone number, a VAT id and an IBAN', async () => {
    const { data } = await ada.ask(sending('updateBillingDetails'), {
      input: { vatId: 'DE136695976', validateOnly: true },
    });
    expect(data.updateBillingDetails.userErrors).toEqual([]);
    const note = 'Invoice of 2026-01-31, IBAN DE89 3704 0044 0532 0130 00, call +49 30 901820';
    const asked = await ada.ask(sending('requestAccess'), { input: { note, validateOnly: true } });
    expect(asked.data.requestAccess.userErrors).toEqual([]);
  });

  it('is no name of an operation and no page in the access log', async () => {
    house.clock.advance(60);
    await ada.ask(
      'query _4111111111111111 { viewer { role } }',
      {},
      { 'x-referrer': 'https://a.example/4111111111111111' },
    );
    expect(await entriesSince(ada, house.clock.now())).toMatchObject([
      { operation: 'unnamed', referrer: 'https://a.example/' },
    ]);
  });
});

function codesAt(found: { code: string; path: string[] }[], path: string): string[] {
  return found.filter((error) => error.path.join('.') === path).map(({ code }) => code);
}

async function version(): Promise<number> {
  return (await ada.ask('{ me { version } }')).data.me.version as number;
}
