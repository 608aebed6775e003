import { settled } from '../kit/workers';
import { PaymentMethod } from '../../src/account/payment-methods';
import { sha256 } from '../../src/foundation/cryptography';
import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

const errors = 'userErrors { code path message retryAt }';
const method = 'id kind state isDefault brand last4 holderName expiryMonth expiryYear mandateReference';

export interface Method {
  id: string;
  kind: string;
  state: string;
  isDefault: boolean;
  last4: string;
}

/** What a customer does with ways to pay; each answers the payload and fails on an error of the request. */
export function startSetup(visitor: Visitor, input: object = { kind: 'CARD' }, key?: string) {
  const fields = `setupReference clientSecret processor publishableKey expiresAt ${errors}`;
  return perform(visitor, 'startPaymentMethodSetup', fields, input, key);
}

export function add(visitor: Visitor, setupReference: string, more: object = {}, key?: string) {
  const fields = `customer { id version } paymentMethod { ${method} } ${errors}`;
  return perform(visitor, 'addPaymentMethod', fields, { setupReference, ...more }, key);
}

export function choose(visitor: Visitor, paymentMethodId: string, more: object = {}) {
  const fields = `customer { id version } paymentMethod { ${method} } ${errors}`;
  return perform(visitor, 'setDefaultPaymentMethod', fields, { paymentMethodId, ...more });
}

export function remove(visitor: Visitor, paymentMethodId: string, more: object = {}, key?: string) {
  const fields = `customer { id version } removedId ${errors}`;
  return perform(visitor, 'removePaymentMethod', fields, { paymentMethodId, ...more }, key);
}

/** Sets a card up with one of the sandbox's test methods and adds it. */
export async function addCard(visitor: Visitor, testMethod = 'card_visa', more: object = {}) {
  const { setupReference } = await startSetup(visitor);
  return add(visitor, `${setupReference}.${testMethod}`, more);
}

export async function methodsOf(visitor: Visitor): Promise<Method[]> {
  const { data, errors: failed } = await visitor.ask(`{ me { billing { paymentMethods { ${method} } } } }`);
  expect(failed).toEqual([]);
  return data.me.billing.paymentMethods;
}

export async function defaultsOf(visitor: Visitor): Promise<string[]> {
  return (await methodsOf(visitor)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
}

export async function versionOf(visitor: Visitor): Promise<number> {
  return (await visitor.ask('{ me { version } }')).data.me.version;
}

/** `CODE path` of each refusal. */
export function places({ userErrors }: { userErrors: { code: string; path: string[] }[] }): string[] {
  return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`.trim()).toSorted();
}

/** The row of a method, with what no field tells. */
export function rowOf({ app }: TestHouse, id: string): Promise<PaymentMethod> {
  return app.house.database.manager.findOneByOrFail(PaymentMethod, { id });
}

/** What time alone writes: logs of accesses with their sessions, jobs, and the demo's documents. */
const writtenByTime = ['access_log_entry', 'session', 'job', 'invoice_document'];

/** Every row of every table as text, but for what time alone writes. */
export async function everythingIn({ app }: TestHouse, leftOut = writtenByTime): Promise<string> {
  const { database } = app.house;
  const names = database.entityMetadatas.map(({ tableName }) => tableName);
  const told = names.filter((name) => !leftOut.includes(name));
  return JSON.stringify(await Promise.all(told.map((name) => database.query(`SELECT * FROM ${name}`))));
}

/** The same for a comparison, as short as a failing test should be; without the trail, which tells of refused attempts. */
export async function stateOf(house: TestHouse): Promise<string> {
  await settled(house);
  return sha256(await everythingIn(house, [...writtenByTime, 'ledger_entry'])).toString('hex');
}

async function perform(visitor: Visitor, mutation: string, fields: string, input: object, key?: string) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation Perform($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`;
  const answer = await visitor.ask(document, { input }, key ? { 'idempotency-key': key } : {});
  expect(answer.errors).toEqual([]);
  return answer.data[mutation];
}
