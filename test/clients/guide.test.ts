import type { ApolloClient, DocumentNode } from '@apollo/client';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { limits } from '../../src/server/limits';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { actionsOf, customerIdOf } from '../pipeline/trails';
import { addTrialFeature } from '../pipeline/trial.feature';
import { access, download } from '../privacy/access-kit';
import { complaintsAbout, generateClients } from './generated';

jest.setTimeout(60_000);

const text = readFileSync('docs/clients.md', 'utf8');
const programs = [...text.matchAll(/^```ts\n\/\/ (\S+)\.ts\n([^]*?)^```/gm)];
const generated = generateClients('portal');
for (const [, name, program] of programs) writeFileSync(join(generated.folder, `${name}.ts`), program!);

/** What the programs offer. */
interface Guide {
  saveProfile: (session: Session, input: object) => Promise<unknown>;
  perform: (session: Session, document: object, variables: object) => Promise<unknown>;
  invoices: (session: Session, first: number) => AsyncGenerator<{ id: string }>;
  packageLink: (session: Session) => Promise<string | null>;
  apolloClient: (session: Session) => ApolloClient;
}
const modules = programs.map(([, name]) => require(join(generated.folder, name!)) as Partial<Guide>);
const { saveProfile, perform, invoices, packageLink, apolloClient } = Object.assign({}, ...modules) as Guide;

const tryFresh = { id: 'trial', body: 'mutation Try { tryFresh(input: {}) { action userErrors { code } } }' };

let house: TestHouse;
let ada: Visitor;

addTrialFeature();
beforeAll(async () => {
  const operations = [{ ...tryFresh, name: 'Try', type: 'mutation' }];
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
  writeFileSync(join(generated.folder, 'manifests/trial.json'), JSON.stringify(manifest));
  house = await openHouse({ SAFELIST_DIR: join(generated.folder, 'manifests') });
  await house.app.http.listen({ port: 0, host: '127.0.0.1' });
  ada = await house.signIn('ada@example.com');
  await access(ada);
});
afterAll(async () => {
  await house.close();
  generated.remove();
});
afterEach(() => jest.restoreAllMocks());

describe('the guide for front ends', () => {
  it('holds no code but programs, and they compile', () => {
    expect(programs).toHaveLength(text.match(/^```\w+$/gm)!.length);
    expect(complaintsAbout(generated.folder)).toBe('');
  });

  it('names the limits that hold', () => {
    const { levels, aliases, directives, bodyBytes } = limits;
    expect(text).toContain(`${levels} levels, ${aliases} aliases, ${directives} directives and one mutation`);
    expect(text).toContain(`a body ${bodyBytes / 1024} KiB`);
  });

  it('leads to no page that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => join('docs', link!));
    expect(links.map((link) => readFileSync(link, 'utf8').length > 0)).not.toContain(false);
  });
});

describe('saveProfile', () => {
  it('saves, and is refused what was made on an older version', async () => {
    const session = sessionOf('ada@example.com');
    const input = { phoneNumber: '030 901822', expectedVersion: 1 };
    const saved = { version: 2, isStale: false, complaints: new Map() };
    expect(await saveProfile(session, input)).toEqual(saved);
    const late = {
      version: 2,
      isStale: true,
      complaints: new Map([['expectedVersion', expect.any(String)]]),
    };
    expect(await saveProfile(session, input)).toEqual(late);
  });

  it('says beside which field what is wrong, in the language of the person', async () => {
    const session = { ...sessionOf('ada@example.com'), language: 'de-AT, en;q=0.5' };
    const complaints = new Map([['locale', 'Das ist kein Sprachkürzel (BCP 47), z. B. de-AT.']]);
    const input = { locale: '!', validateOnly: true };
    expect(await saveProfile(session, input)).toEqual({ version: null, isStale: false, complaints });
  });
});

describe('perform', () => {
  const document = { __meta__: { hash: tryFresh.id } };
  const done = { tryFresh: { action: 'trial', userErrors: [] } };

  it('sends the person to sign in again where that is needed, and goes on', async () => {
    const session = sessionOf('ada@example.com', 700);
    expect(await perform(session, document, {})).toEqual(done);
    expect(session.signIns).toBe(1);
  });

  it('has one effect though the answer to the first attempt is lost', async () => {
    const adaId = await customerIdOf(ada);
    const before = await actionsOf(house, adaId);
    const send = globalThis.fetch;
    jest.spyOn(globalThis, 'fetch').mockImplementationOnce(async (...request) => {
      await send(...request);
      throw new TypeError('fetch failed');
    });
    expect(await perform(sessionOf('ada@example.com'), document, {})).toEqual(done);
    expect(await actionsOf(house, adaId)).toEqual([...before, 'trial']);
  });

  it('gives up at once what no other attempt will mend', async () => {
    const unknown = { __meta__: { hash: 'unheard of' } };
    const requestId = expect.stringMatching(/^rid_/);
    await expect(perform(sessionOf('ada@example.com'), unknown, {})).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      requestId,
    });
  });
});

it('invoices reads every page', async () => {
  const ids = new Set<string>();
  for await (const { id } of invoices(sessionOf('ada@example.com'), 2)) ids.add(id);
  const { data } = await ada.ask('{ me { billing { invoices { totalCount } } } }');
  expect(ids.size).toBeGreaterThan(4);
  expect(ids.size).toBe(data.me.billing.invoices.totalCount);
});

it('packageLink leads to the copy, by way of the sign-in where that is old', async () => {
  const session = sessionOf('ada@example.com', 700);
  const link = await packageLink(session);
  expect(session.signIns).toBe(1);
  expect((await download(house, link!)).statusCode).toBe(200);
  expect(await packageLink(sessionOf('bob@example.com'))).toBeNull();
});

it('Apollo Client shows a change on every screen of the same customer, from its cache', async () => {
  const { ProfileDocument, UpdateProfileDocument } = require(
    join(generated.folder, 'portal/graphql'),
  ) as Record<string, DocumentNode>;
  const client = apolloClient(sessionOf('ada@example.com'));
  await client.query({ query: ProfileDocument! });
  const variables = { input: { companyName: 'Difference Engines' } };
  const context = { headers: { 'idempotency-key': 'apollo' } };
  await client.mutate({ mutation: UpdateProfileDocument!, variables, context });
  expect(client.readQuery({ query: ProfileDocument! })).toMatchObject({
    me: { email: 'ada@example.com', companyName: 'Difference Engines' },
  });
  client.stop();
});

interface Session {
  endpoint: string;
  language: string;
  signIns: number;
  accessToken(): Promise<string>;
  signInAgain(): Promise<void>;
}

/** What a front end knows of a person who signed in some time ago. */
function sessionOf(account: string, authAgeSeconds = 0): Session {
  const { port } = house.app.http.server.address() as AddressInfo;
  let signedIn = house.signIn(account, authAgeSeconds);
  const session: Session = {
    endpoint: `http://127.0.0.1:${port}/graphql`,
    language: 'en',
    signIns: 0,
    accessToken: async () => (await signedIn).token!,
    signInAgain: async () => {
      session.signIns += 1;
      signedIn = house.signIn(account);
    },
  };
  return session;
}
