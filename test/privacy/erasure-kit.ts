import { IssuerAccount } from '../../src/identity/issuer/accounts/issuer-account.entity';
import type { TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { type Cast, comesTo, done } from './desk-kit';
import type { Visitor } from '../kit/visitor';

const lines =
  'deletes { category { code } records strategy ground law on until } keeps { category { code } records strategy ground law on until } consequences { kind text on } endAccount hash';

export interface Line {
  category: string;
  records: number;
  strategy: string;
  ground: string | null;
  law: string | null;
  on: string | null;
  until: string | null;
}

export interface PlanSeen {
  deletes: Line[];
  keeps: Line[];
  consequences: { kind: string; text: string; on: string | null }[];
  endAccount: boolean;
  hash: string;
}

/** What a person sees before asking; whole account where nothing is named. */
export async function preview(visitor: Visitor, categories?: string[], language = 'en'): Promise<PlanSeen> {
  const { data, errors } = await visitor.ask(
    `query ($categories: [String!], $endAccount: Boolean) { me { privacy {
      previewErasure(categories: $categories, endAccount: $endAccount) { ${lines} } } } }`,
    { categories: categories ?? null, endAccount: !categories },
    { 'accept-language': language },
  );
  expect(errors).toEqual([]);
  return seen(data.me.privacy.previewErasure);
}

/** Asks for an erasure; the payload. */
export async function demand(visitor: Visitor, input: object) {
  const { data, errors } = await visitor.ask(
    `mutation ($input: RequestErasureInput!) { requestErasure(input: $input) {
      request { id reference state statusText executesAfter version plan { hash } }
      plan { ${lines} } userErrors { code path message } } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data.requestErasure;
}

/** A request for the erasure of what is named, or of the whole account, in review. */
export async function demanded(visitor: Visitor, categories?: string[]) {
  const { hash } = await preview(visitor, categories);
  const input = { planHash: hash, endAccount: !categories, ...(categories && { categories }) };
  const { request, userErrors } = await demand(visitor, input);
  expect(userErrors).toEqual([]);
  return request as { id: string; reference: string; state: string };
}

/** The hash of a request's plan as officers see it now. */
export async function planHashOf(officer: Visitor, id: string): Promise<string> {
  const { data, errors } = await officer.ask(
    `{ node(id: "${id}") { ... on ErasureRequest { plan { hash } } } }`,
  );
  expect(errors).toEqual([]);
  return data.node.plan.hash;
}

/** Moves the clock to where a scheduled erasure begins, and wakes the worker. */
export async function coolOff(house: TestHouse): Promise<void> {
  house.clock.advance(3 * 86_400 + 1);
  await house.app.worker?.look();
}

function seen({ deletes, keeps, ...rest }: { deletes: object[]; keeps: object[] }): PlanSeen {
  const lineOf = (line: object) => ({
    ...(line as Line),
    category: (line as { category: { code: string } }).category.code,
  });
  return { ...rest, deletes: deletes.map(lineOf), keeps: keeps.map(lineOf) } as PlanSeen;
}

/** Somebody whose account was just opened, and holds nothing yet. */
export async function newcomer(
  house: Pick<TestHouse, 'app' | 'signIn'>,
  email: string,
  reference = 'C-77',
): Promise<Visitor> {
  const { identity, house: app } = house.app;
  const { accounts } = identity.embedded!;
  const account = { email, password: 'a long enough password', roles: [], customerId: null };
  const subject = await accounts.create(account, app.database.manager);
  const service = await house.signIn('service');
  const { data, errors } = await service.ask(
    `mutation ($input: ProvisionCustomerInput!) { provisionCustomer(input: $input) { customer { id } userErrors { code } } }`,
    { input: { externalReference: reference, issuer: app.signIns.issuer, subject, email, currency: 'EUR' } },
  );
  expect([errors, data.provisionCustomer.userErrors]).toEqual([[], []]);
  await app.database.manager.update(
    IssuerAccount,
    { id: subject },
    {
      customerId: data.provisionCustomer.customer.id,
    },
  );
  return house.signIn(email);
}

/** Both officers approve the plan as it stands. */
export async function approve(
  { officer, officer2 }: Pick<Cast, 'officer' | 'officer2'>,
  id: string,
): Promise<void> {
  const approval = { requestId: id, planHash: await planHashOf(officer, id) };
  await done(officer, 'approveRightsRequest', approval);
  // With no time to cool off it may have begun.
  expect((await done(officer2, 'approveRightsRequest', approval)).state).not.toBe('IN_REVIEW');
}

/** An erasure from the demand to its end; the id of the request. */
export async function carriedOut(house: TestHouse, cast: Cast, categories?: string[]): Promise<string> {
  const { id } = await demanded(cast.ada, categories);
  await approve(cast, id);
  await settled(house);
  await coolOff(house);
  const officer = await house.signIn('officer@callxtra.example');
  await comesTo(officer, id, 'PARTLY_FULFILLED');
  // Keys are destroyed and the last mail goes out behind that state.
  await settled(house);
  return id;
}
