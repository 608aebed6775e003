import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { act, atDesk, type Cast, castOf, codeSent, done, letter, refused } from './desk-kit';
import { behind, mailedToken } from './guest-kit';

const zoes = 'zoe@elsewhere.example';
const office = 'info@callxtra.com';
const zoe = {
  name: 'Zoe Quinn',
  email: zoes,
  phoneNumber: '+49 30 901821',
  postalAddress: { lines: ['Am Markt 1'], city: 'Bremen', postalCode: '28195', country: 'de' },
  locale: 'de-DE',
};

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('a request that staff take down for somebody without an account', () => {
  it('goes its way in the language of the person, to the answer that nothing is held', async () => {
    const { agent, officer } = cast;
    const { id, reference, state } = await taken(agent, { requester: zoe });
    expect(state).toBe('IN_REVIEW');
    const text = await letter(house, zoes, reference, 'Ihr Antrag ist bei uns eingegangen');
    expect(text).toContain('Ohne Anmeldung öffnet dieser Link Ihren Antrag');
    await done(officer, 'approveRightsRequest', { requestId: id });
    await letter(house, zoes, reference, 'sind keine Daten über Sie gespeichert');
    const token = await mailedToken(house, zoes, reference, 'sind keine Daten');
    expect(await behind(house.nobody, token)).toMatchObject({
      state: 'FULFILLED',
      decision: { outcome: 'FULFILLED', reason: expect.stringContaining('keine Daten') },
      requester: { email: zoes, assurance: 'NONE', verifiedAt: null },
    });
    expect((await atDesk(officer, id)).receipts.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REQUEST_RECEIVED',
      'REQUEST_APPROVED',
      'REQUEST_FULFILLED',
    ]);
    expect(
      (await officer.ask(`{ node(id: "${id}") { ... on RightsRequest { customer { id } } } }`)).data,
    ).toEqual({ node: { customer: null } });
  });

  it('shows who asks to the officer who took it, and to others how to tell them', async () => {
    const { agent, officer, officer2, dpo } = cast;
    const { id } = await taken(agent, { requester: zoe });
    await done(officer, 'assignRightsRequest', { requestId: id });
    const whole = 'name email phoneNumber postalAddress { city country } maskedContact assurance verifiedAt';
    expect((await requesterOf(officer, id, whole)).data.node.requester).toEqual({
      name: 'Zoe Quinn',
      email: zoes,
      phoneNumber: '+4930901821',
      postalAddress: { city: 'Bremen', country: 'DE' },
      maskedContact: 'z**@e********.example',
      assurance: 'NONE',
      verifiedAt: null,
    });
    for (const visitor of [agent, officer2, dpo]) {
      const { data, errors } = await requesterOf(visitor, id, whole);
      expect(errors.map(({ extensions, path }) => `${path?.at(-1)} ${extensions.code}`).toSorted()).toEqual(
        ['email', 'name', 'phoneNumber', 'postalAddress'].map((field) => `${field} FORBIDDEN`),
      );
      expect(data.node.requester.maskedContact).toBe('z**@e********.example');
    }
  });

  it('is proven by a code to the address they gave', async () => {
    const { agent, officer } = cast;
    const email = 'mila@elsewhere.example';
    const { id, reference } = await taken(agent, { requester: { email } });
    await done(officer, 'askForIdentity', { requestId: id, doubt: 'The voice was another one.' });
    const guestToken = await mailedToken(house, email, reference, 'Your code');
    const code = await codeSent(house, email, reference);
    house.clock.advance(60);
    const answered = await done(house.nobody, 'answerRightsRequest', { requestId: id, guestToken, code });
    expect(answered.state).toBe('IN_REVIEW');
    expect((await behind(house.nobody, guestToken)).requester).toMatchObject({
      assurance: 'CODE_TO_UNKNOWN_CONTACT',
      verifiedAt: expect.any(String),
    });
    expect(await refused(officer, 'askForIdentity', { requestId: id, doubt: 'again' })).toEqual([
      'NOT_ALLOWED_NOW',
    ]);
  });

  it('writes to no customer because somebody typed the address, and does not say that nothing is held of them', async () => {
    const { agent, officer, ada } = cast;
    const typed = 'ADA@example.com';
    const before = house.mailBox.mails.length;
    const { id, reference } = await taken(agent, { requester: { email: typed } });
    await done(officer, 'sendRequestMessage', { requestId: id, text: 'Hello?' });
    const { reference: later } = await taken(agent, { requester: { email: 'last@elsewhere.example' } });
    await letter(house, 'last@elsewhere.example', later, 'received');
    await settled(house);
    const since = house.mailBox.mails.slice(before).map(({ to }) => to);
    expect(since.filter((to) => to.toLowerCase() === 'ada@example.com')).toEqual([]);
    expect((await ada.ask(`{ node(id: "${id}") { id } }`)).data).toEqual({ node: null });
    expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual(['NOT_ALLOWED_NOW']);
    await done(officer, 'askForIdentity', { requestId: id, doubt: 'Is it Ada?' });
    await letter(house, typed, reference, 'Your code');
  });

  it('is referred to the company on whose behalf we hold the data', async () => {
    const { agent, officer } = cast;
    const { id, reference } = await taken(agent, { requester: zoe });
    const handedOverAt = house.clock.now().toISOString();
    await done(officer, 'referRightsRequest', { requestId: id, controller: 'Gastwerk GmbH', handedOverAt });
    const token = await mailedToken(house, zoes, reference, 'an uns|anderen Unternehmens');
    expect((await behind(house.nobody, token)).decision).toMatchObject({
      outcome: 'REFERRED',
      reason: expect.stringContaining('Gastwerk GmbH'),
    });
  });

  it('may have come by letter, without an address to write mails to: our office writes by hand', async () => {
    const { agent, officer } = cast;
    const { postalAddress } = zoe;
    const { id, reference } = await taken(agent, {
      requester: { name: 'Zoe Quinn', postalAddress, locale: 'de' },
      channel: 'POST',
    });
    const byHand = (saying: string | RegExp) => letter(house, office, reference, saying);
    const received = await byHand('Ihr Antrag ist bei uns eingegangen');
    expect(received).toContain('this letter went to nobody');
    expect(received).not.toMatch(/Zoe|Bremen|guest-request#/);
    expect((await requesterOf(agent, id, 'maskedContact')).data.node.requester.maskedContact).toBe(
      'Z** Q****',
    );
    expect(await refused(officer, 'askForIdentity', { requestId: id, doubt: 'x' })).toEqual(['UNSUPPORTED']);
    await done(officer, 'extendDeadline', {
      requestId: id,
      months: 1,
      reason: 'COMPLEXITY',
      explanation: 'x',
    });
    await byHand(/mehr Zeit.*Art\. 12 Abs\. 3 DSGVO/);
    await done(officer, 'approveRightsRequest', { requestId: id });
    await byHand('sind keine Daten über Sie gespeichert');
    await settled(house);
    const others = house.mailBox.mails.filter(({ to, text }) => to !== office && text.includes(reference));
    expect(others).toEqual([]);
  });

  it('may have come by telephone: our office passes on a refusal and what can be done against it', async () => {
    const { agent, officer } = cast;
    const { phoneNumber } = zoe;
    const { id, reference } = await taken(agent, { requester: { phoneNumber }, channel: 'PHONE' });
    const joke = { reasonCode: 'MANIFESTLY_UNFOUNDED', reason: 'A joke.', evidence: 'The recording.' };
    await done(officer, 'refuseRightsRequest', { requestId: id, ...joke });
    const told = await letter(house, office, reference, 'We do not carry out your request');
    expect(told).toContain('Art. 77 GDPR');
    expect(told).toContain('Art. 79 GDPR');
    expect(told).not.toContain('A joke.');
  });

  it('says what is missing or wrong of who asks', async () => {
    const { agent, adaId } = cast;
    const faults = async (requester: object) => refused(agent, 'recordRightsRequest', order({ requester }));
    expect(await faults({ name: 'Zoe' })).toEqual(['REQUIRED requester']);
    expect(await faults({ email: 'zoe', phoneNumber: '12', locale: '!', name: 'x'.repeat(201) })).toEqual([
      'INVALID requester name',
      'INVALID requester email',
      'INVALID requester phoneNumber',
      'INVALID requester locale',
    ]);
    expect(await refused(agent, 'recordRightsRequest', order({}))).toEqual(['REQUIRED customerId']);
    const both = await act(agent, 'recordRightsRequest', order({ customerId: adaId, requester: zoe }));
    expect(both.userErrors).toEqual([]);
    const { data } = await cast.ada.ask(
      `{ node(id: "${both.request.id}") { ... on RightsRequest { requester { name assurance } } } }`,
    );
    expect(data.node.requester).toEqual({ name: 'Zoe Quinn', assurance: 'NONE' });
  });
});

it('is taken down with the time when it reached us, by which its clock runs', async () => {
  const { errors } = await cast.agent.ask(
    'mutation ($input: RecordRightsRequestInput!) { recordRightsRequest(input: $input) { request { id } } }',
    { input: { ...order({ requester: zoe }), receivedAt: undefined } },
  );
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});

function order(more: object) {
  const receivedAt = house.clock.now().toISOString();
  return { right: 'ACCESS', channel: 'PHONE', receivedAt, note: 'What do you hold about me?', ...more };
}

function taken(visitor: Visitor, more: object) {
  return done(visitor, 'recordRightsRequest', order(more));
}

function requesterOf(visitor: Visitor, id: string, fields: string) {
  return visitor.ask(`{ node(id: "${id}") { ... on RightsRequest { requester { ${fields} } } } }`);
}
