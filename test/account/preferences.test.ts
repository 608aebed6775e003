import { LedgerEntry } from '../../src/ledger';
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

describe('preferences', () => {
  it('lists every topic on every channel, notices always sent and marketing only by choice', async () => {
    const all = await preferencesOf(ada);
    expect(new Set(all.map(({ channel }) => channel))).toEqual(new Set(['EMAIL', 'SMS', 'PHONE', 'POST']));
    expect(all).toHaveLength(new Set(all.map(({ topic }) => topic.code)).size * 4);
    const sent = all.filter(({ granted, topic }) => granted && topic.kind === 'MARKETING');
    expect(sent.map(nameOf)).toEqual(['product_news.EMAIL']);
    const notices = all.filter(({ topic }) => topic.kind === 'SERVICE_NOTICE');
    expect(notices.length).toBeGreaterThan(0);
    for (const notice of notices)
      expect(notice).toMatchObject({ granted: true, since: null, topic: { canOptOut: false } });
  });

  it('says in the language of the person why a notice cannot be switched off', async () => {
    const why = async (language: string) => {
      const { data } = await ada.ask(query, {}, { 'accept-language': language });
      const topics = data.me.communication.preferences.map((each: Preference) => each.topic);
      return topics.find(({ code }: Preference['topic']) => code === 'security');
    };
    expect(await why('en')).toMatchObject({ title: 'Security', whyNot: expect.stringMatching(/^Important/) });
    expect(await why('de')).toMatchObject({
      title: 'Sicherheit',
      whyNot: expect.stringMatching(/^Wichtige/),
    });
  });
});

describe('updatePreferences', () => {
  it('grants and withdraws, each since now, and leaves the rest as it was', async () => {
    const before = await preferencesOf(ada);
    house.clock.advance(60);
    const at = house.clock.now().toISOString();
    const answer = await update(ada, [
      choice('offers', 'SMS', true),
      choice('events', 'POST', true),
      choice('product_news', 'EMAIL', false),
    ]);
    expect(answer.userErrors).toEqual([]);
    const after = answer.communication.preferences as Preference[];
    expect(difference(before, after)).toEqual([
      ['product_news.EMAIL', false, at],
      ['offers.SMS', true, at],
      ['events.POST', true, at],
    ]);
    expect(await preferencesOf(ada)).toEqual(after);
  });

  it('writes one entry into the trail for each choice that changed, with its name and no other', async () => {
    const count = (await trail(bob)).length;
    await update(bob, [choice('events', 'SMS', true), choice('events', 'EMAIL', false)]);
    await update(bob, [choice('events', 'SMS', true), choice('events', 'EMAIL', false)]);
    await update(bob, [choice('events', 'SMS', false)]);
    expect((await trail(bob)).slice(count)).toEqual([
      'consent.given events.SMS',
      'consent.refused events.EMAIL',
      'consent.withdrawn events.SMS',
    ]);
  });

  it('does not move the time of a choice that is made once more', async () => {
    await update(bob, [choice('offers', 'POST', true)]);
    const before = await preferencesOf(bob);
    house.clock.advance(60);
    const { communication } = await update(bob, [choice('offers', 'POST', true)]);
    expect(communication.preferences).toEqual(before);
  });

  it('never switches a service notice off, and takes it as it is', async () => {
    const { communication, userErrors } = await update(ada, [
      choice('events', 'SMS', true),
      choice('security', 'EMAIL', false),
    ]);
    expect(communication).toBeNull();
    expect(userErrors).toEqual([
      { code: 'NOT_ALLOWED_NOW', path: ['preferences', '1', 'granted'], message: expect.any(String) },
    ]);
    expect((await preferencesOf(ada)).filter(({ granted }) => granted).map(nameOf)).not.toContain(
      'events.SMS',
    );
    expect((await update(ada, [choice('security', 'EMAIL', true)])).userErrors).toEqual([]);
  });

  it('tells unknown topics and choices made twice, all at once and in their places', async () => {
    const before = await preferencesOf(ada);
    const answer = await update(ada, [
      choice('offers', 'EMAIL', true),
      choice('horoscope', 'EMAIL', true),
      choice('offers', 'EMAIL', false),
      choice('__proto__', 'EMAIL', true),
    ]);
    expect(places(answer)).toEqual([
      'INVALID preferences.1.topic',
      'INVALID preferences.2',
      'INVALID preferences.3.topic',
    ]);
    expect(await preferencesOf(ada)).toEqual(before);
  });

  it('needs a choice, and takes at most a hundred', async () => {
    expect(places(await update(ada, []))).toEqual(['INVALID preferences']);
    const many = Array.from({ length: 101 }, (_, i) => choice(`topic_${i}`, 'EMAIL', true));
    expect(places(await update(ada, many))).toContain('INVALID preferences');
  });

  it('refuses a channel that does not exist without repeating it (case 70)', async () => {
    const { data, errors } = await ada.ask(mutation, { preferences: [choice('offers', 'PIGEON-7', true)] });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(errors)).not.toContain('PIGEON-7');
  });

  it('only tries the rules with validateOnly', async () => {
    const before = await preferencesOf(bob);
    const count = (await trail(bob)).length;
    expect(await update(bob, [choice('offers', 'PHONE', true)], true)).toEqual({
      customer: null,
      communication: null,
      userErrors: [],
    });
    expect(places(await update(bob, [], true))).toEqual(['INVALID preferences']);
    expect(await preferencesOf(bob)).toEqual(before);
    expect(await trail(bob)).toHaveLength(count);
  });

  it('keeps one choice where twenty are made of it at once', async () => {
    const count = (await trail(bob)).length;
    const choices = [choice('product_news', 'PHONE', true)];
    const answers = await Promise.all(Array.from({ length: 20 }, () => update(bob, choices)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect((await trail(bob)).slice(count)).toEqual(['consent.given product_news.PHONE']);
  });

  it("is for customers alone, and never reaches another's choices", async () => {
    const before = await preferencesOf(bob);
    await update(ada, [choice('offers', 'PHONE', true)]);
    expect(await preferencesOf(bob)).toEqual(before);
    const agent = await house.signIn('agent@callxtra.example');
    expect(await agent.codes(mutation, { preferences: [] })).toEqual(['FORBIDDEN']);
    expect(await house.nobody.codes(mutation, { preferences: [] })).toEqual(['UNAUTHENTICATED']);
  });
});

interface Preference {
  topic: { code: string; kind: string; canOptOut: boolean; title: string; whyNot: string | null };
  channel: string;
  granted: boolean;
  since: string | null;
}

const fields = 'preferences { topic { code kind canOptOut title whyNot } channel granted since }';
const query = `{ me { communication { ${fields} } } }`;
const mutation = `mutation Choose($preferences: [PreferenceInput!]!, $validateOnly: Boolean! = false) {
  updatePreferences(input: { preferences: $preferences, validateOnly: $validateOnly }) {
    customer { id }
    communication { ${fields} }
    userErrors { code path message }
  }
}`;

async function preferencesOf(visitor: Visitor): Promise<Preference[]> {
  const { data, errors } = await visitor.ask(query);
  expect(errors).toEqual([]);
  return data.me.communication.preferences;
}

async function update(visitor: Visitor, preferences: object[], validateOnly = false) {
  const { data, errors } = await visitor.ask(mutation, { preferences, validateOnly });
  expect(errors).toEqual([]);
  return data.updatePreferences;
}

function choice(topic: string, channel: string, granted: boolean): object {
  return { topic, channel, granted };
}

function nameOf({ topic, channel }: Preference): string {
  return `${topic.code}.${channel}`;
}

function difference(before: Preference[], after: Preference[]): unknown[] {
  const changed = after.filter((each, i) => JSON.stringify(each) !== JSON.stringify(before[i]));
  return changed.map((each) => [nameOf(each), each.granted, each.since]);
}

function places({ userErrors }: { userErrors: { code: string; path: string[] }[] }): string[] {
  return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
}

/** What the ledger tells of a person's consents, oldest first. */
async function trail(visitor: Visitor): Promise<string[]> {
  const { data } = await visitor.ask('{ me { id } }');
  const { ledger, database } = house.app.house;
  const entries = await database.manager.find(LedgerEntry, {
    where: { chain: ledger.chainOf(data.me.id) },
    order: { seq: 'ASC' },
  });
  return entries
    .filter(({ action }) => action.startsWith('consent.'))
    .map(({ action, fields: names }) => `${action} ${names}`);
}
