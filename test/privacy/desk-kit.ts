import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

/** Everybody who has to do with a request. */
export interface Cast {
  ada: Visitor;
  bob: Visitor;
  agent: Visitor;
  officer: Visitor;
  officer2: Visitor;
  dpo: Visitor;
  adaId: string;
}

export async function castOf(house: TestHouse): Promise<Cast> {
  const signIn = (name: string) => house.signIn(name);
  const ada = await signIn('ada@example.com');
  return {
    ada,
    bob: await signIn('bob@example.com'),
    agent: await signIn('agent@callxtra.example'),
    officer: await signIn('officer@callxtra.example'),
    officer2: await signIn('officer2@callxtra.example'),
    dpo: await signIn('dpo@callxtra.example'),
    adaId: (await ada.ask('{ me { id } }')).data.me.id,
  };
}

const head = 'id reference state version dueAt statusText';

/** Calls a mutation on a request: its payload, or the codes of the errors. */
export async function act(visitor: Visitor, mutation: string, input: object, language = 'en') {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await visitor.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      request { ${head} } userErrors { code path message retryAt attemptsLeft } } }`,
    { input },
    { 'accept-language': language },
  );
  expect(errors).toEqual([]);
  return data[mutation];
}

/** The same where it must succeed: the request. */
export async function done(visitor: Visitor, mutation: string, input: object) {
  const { request, userErrors } = await act(visitor, mutation, input);
  expect(userErrors).toEqual([]);
  return request;
}

/** The codes and paths of what was refused. */
export async function refused(visitor: Visitor, mutation: string, input: object): Promise<string[]> {
  const { userErrors } = await act(visitor, mutation, input);
  return userErrors.map(({ code, path }: { code: string; path: string[] }) =>
    [code, ...path].join(' ').trim(),
  );
}

/** A request that was taken down by phone, in review. */
export async function recorded(visitor: Visitor, customerId: string, more: object = {}) {
  return done(visitor, 'recordRightsRequest', {
    customerId,
    right: 'ACCESS',
    channel: 'PHONE',
    receivedAt: '2026-11-24T08:00:00.000Z',
    note: 'She wants a copy of everything.',
    ...more,
  });
}

const whole = `${head} right channel receivedAt closedAt canWithdraw
  deadline { dueAt dueAtWithoutPause extended pausedSince overdue explanation }
  actions { action allowed whyNot }
  receipts { kind } timeline { kind state actor }`;
export const forPerson = `note timeline { note } question { kind text askedAt sentTo answerBy attemptsLeft }
  ... on AccessRequest { package { sha256 } }`;
export const forDesk =
  'assignedTo decision { outcome reasonCode reason evidence decidedBy late parts { subject reasonCode reason law until } remedies }';
const decisionForPerson =
  'decision { outcome reasonCode reason evidence late locale decidedAt parts { subject outcome reasonCode reason law until } remedies authority { name country url } }';

/** A request with everything that its person may read. */
export function own(visitor: Visitor, id: string, language = 'en') {
  return read(visitor, id, `${whole} ${forPerson} ${decisionForPerson}`, language);
}

/** A request with everything that the desk may read. */
export function atDesk(visitor: Visitor, id: string) {
  return read(visitor, id, `${whole} ${forDesk}`, 'en');
}

async function read(visitor: Visitor, id: string, fields: string, language: string) {
  const { data, errors } = await visitor.ask(
    `query ($id: ID!) { node(id: $id) { ... on RightsRequest { ${fields} } } }`,
    { id },
    { 'accept-language': language },
  );
  expect(errors).toEqual([]);
  return data.node;
}

/** The actions that are allowed. */
export function allowedOf(request: { actions: { action: string; allowed: boolean }[] }): string[] {
  return request.actions.filter(({ allowed }) => allowed).map(({ action }) => action);
}

/** Waits for the request to stand so. */
export async function comesTo(visitor: Visitor, id: string, state: string): Promise<void> {
  await until(async () => {
    const { data } = await visitor.ask(`{ node(id: "${id}") { ... on RightsRequest { state } } }`);
    return data.node.state === state;
  });
}

/** The latest letter to an address about a request that says this. */
export async function letter(
  house: TestHouse,
  to: string,
  reference: string,
  saying: string | RegExp,
): Promise<string> {
  const found = () =>
    house.mailBox
      .to(to)
      .filter(
        ({ subject, text }) => `${subject}\n${text}`.includes(reference) && new RegExp(saying).test(text),
      )
      .at(-1);
  await until(() => found() !== undefined);
  return found()!.text;
}

/** The code of the latest letter about a request. */
export async function codeSent(house: TestHouse, to: string, reference: string): Promise<string> {
  return /(?:Your code|Ihr Code): (\d{8})/.exec(await letter(house, to, reference, /code: \d{8}/i))![1]!;
}
