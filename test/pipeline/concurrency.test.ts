import { openHouse, type TestHouse } from '../kit/open-house';
import type { Answer, Visitor } from '../kit/visitor';
import { type Attempt, fiftyAttempts } from './attempts';
import { customerIdOf, trailOf } from './trails';

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
  house.clock.advance(60);
});
afterAll(() => house.close());

it('case 63: of a hundred mutations at once, some failing, exactly the good ones are there', async () => {
  const ada = await house.signIn('ada@example.com');
  const bob = await house.signIn('bob@example.com');
  const ofAda = fiftyAttempts(ada, 'ada');
  const ofBob = fiftyAttempts(bob, 'bob');
  const attempts = shuffled([...ofAda, ...ofBob]);
  expect(attempts).toHaveLength(100);

  const outcomes = await Promise.all(attempts.map(async ({ send }) => outcomeOf(await send())));

  expect(outcomes).toEqual(attempts.map(({ expected }) => expected));
  await expectExactly(ada, ofAda);
  await expectExactly(bob, ofBob);
});

it('of ten changes made on one version at once, one is there and nine are stale', async () => {
  const ada = await house.signIn('ada@example.com');
  const { version } = await stateOf(ada);
  const names = Array.from({ length: 10 }, (_, i) => `Winner ${i}`);
  const outcomes = await Promise.all(
    names.map(async (companyName) =>
      outcomeOf(await ada.ask(updateProfile, { input: { companyName, expectedVersion: version } })),
    ),
  );
  expect(outcomes.toSorted()).toEqual([...Array<string>(9).fill('STALE_VERSION'), 'done']);
  expect(await stateOf(ada)).toMatchObject({
    version: version + 1,
    companyName: names[outcomes.indexOf('done')],
  });
});

/** Version, values and trail are those of the attempts that had to succeed; nothing of the others is left. */
async function expectExactly(visitor: Visitor, attempts: Attempt[]): Promise<void> {
  const good = attempts.filter(({ expected }) => expected === 'done');
  const valuesOf = (action: Attempt['action']) =>
    good.filter((each) => each.action === action).map(({ value }) => value);
  const trail = await trailOf(house, await customerIdOf(visitor));
  expect(trail.map(({ action }) => action).toSorted()).toEqual(good.map(({ action }) => action).toSorted());
  const after = await stateOf(visitor);
  expect(after.version).toBe(1 + valuesOf('profile.updated').length + valuesOf('billing.updated').length);
  expect(valuesOf('profile.updated')).toContain(after.companyName);
  expect(valuesOf('billing.updated')).toContain(after.billing.email);
  const now = house.clock.now().toISOString();
  const given = after.communication.preferences.filter(({ since }) => since === now);
  const names = given.map(({ topic, channel }) => `${topic.code}.${channel}`);
  expect(names.toSorted()).toEqual(valuesOf('consent.given').toSorted());
}

interface State {
  version: number;
  companyName: string;
  billing: { email: string };
  communication: { preferences: { topic: { code: string }; channel: string; since: string | null }[] };
}

const updateProfile =
  'mutation Update($input: UpdateProfileInput!) { done: updateProfile(input: $input) { userErrors { code } } }';

async function stateOf(visitor: Visitor): Promise<State> {
  const { data, errors } = await visitor.ask(`{ me {
    version companyName billing { email } communication { preferences { topic { code } channel since } }
  } }`);
  expect(errors).toEqual([]);
  return data.me;
}

function outcomeOf({ data, errors }: Answer): string {
  return errors[0]?.extensions.code ?? data.done.userErrors[0]?.code ?? 'done';
}

function shuffled<T>(all: T[]): T[] {
  return all
    .map((one) => ({ one, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
