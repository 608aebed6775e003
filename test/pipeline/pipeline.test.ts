import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOnServer } from '../kit/databases';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { Latch } from './latch';
import { actionsOf, customerIdOf } from './trails';
import { addTrialFeature, leak, slow } from './trial.feature';

let house: TestHouse;
let ada: Visitor;
let adaId: string;

addTrialFeature();
beforeAll(async () => {
  // On a server the worker stands aside, so that the pool's connections can be set one by one.
  house = await openHouse(isOnServer() ? { WORKER: 'off' } : {});
  ada = await house.signIn('ada@example.com');
  adaId = await customerIdOf(ada);
});
afterAll(() => house.close());
beforeEach(() => Object.assign(slow, { begun: new Latch(), mayEnd: new Latch() }));

describe('step-up', () => {
  it.each([0, 600])('takes a sign-in that is %i seconds old', async (age) => {
    const { data } = await (await house.signIn('ada@example.com', age)).ask(mutationOf('tryFresh'));
    expect(data.tryFresh).toEqual({ action: 'tried', userErrors: [] });
  });

  it('case 39: refuses an older one before anything is done, and says what to do (API2)', async () => {
    const before = await actionsOf(house, adaId);
    const late = await house.signIn('ada@example.com', 601);
    const { status, headers, errors } = await late.ask(mutationOf('tryFresh'));
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/insufficient_user_authentication.*max_age="600"/);
    expect(errors).toMatchObject([{ extensions: { code: 'STEP_UP_REQUIRED' } }]);
    expect(await actionsOf(house, adaId)).toEqual(before);
  });

  it('grows old with the clock', async () => {
    const visitor = await house.signIn('ada@example.com', 590);
    expect(await visitor.codes(mutationOf('tryFresh'))).toEqual([]);
    house.clock.advance(11);
    expect(await visitor.codes(mutationOf('tryFresh'))).toEqual(['STEP_UP_REQUIRED']);
  });

  it("case 40: one person's fresh sign-in is none of another's (API1)", async () => {
    const bob = await house.signIn('bob@example.com');
    expect(await bob.codes(mutationOf('tryFresh'))).toEqual([]);
    const late = await house.signIn('ada@example.com', 700);
    expect(await late.codes(mutationOf('tryFresh'))).toEqual(['STEP_UP_REQUIRED']);
  });
});

describe('a fault of ours', () => {
  it('case 10: tells an id and nothing of the statement (API8)', async () => {
    const { status, errors } = await house.nobody.ask('{ breakDown }');
    expect(status).toBe(200);
    expect(errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        path: ['breakDown'],
        locations: expect.any(Array),
        extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^err_/) },
      },
    ]);
    expect(house.logged.filter((line) => line.includes(errors[0]!.extensions.id!))).toHaveLength(1);
  });

  it('undoes what its mutation has written, and the record of its key', async () => {
    const before = await actionsOf(house, adaId);
    const broken = await ada.ask(mutationOf('tryBroken'), {}, { 'idempotency-key': 'broken' });
    expect(broken.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(broken)).not.toMatch(/INSERT|ada@example|db\.internal/);
    expect(leak).toMatch(/INSERT.*ada@example.*db\.internal/);
    expect(await actionsOf(house, adaId)).toEqual(before);
    expect(await ada.codes(mutationOf('tryFresh'))).toEqual([]);
  });
});

it('case 12: a selection that the caller may not read refuses the mutation before it writes (API3)', async () => {
  const before = await actionsOf(house, adaId);
  const { data, errors } = await ada.ask('mutation { tryFresh(input: {}) { action secret } }');
  expect(data?.tryFresh ?? null).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await actionsOf(house, adaId)).toEqual(before);
});

it('case 50: a repetition that meets its first request has no second effect', async () => {
  if (isOnServer()) await waitShortlyForLocks();
  const before = await actionsOf(house, adaId);
  const key = { 'idempotency-key': 'slow' };
  const first = ada.ask(mutationOf('trySlow'), {}, key);
  await slow.begun.opened;
  const second = ada.ask(mutationOf('trySlow'), {}, key);
  // SQLite lets one transaction through at a time: there the second waits and answers as the first.
  const met = isOnServer() ? await second : null;
  slow.mayEnd.open();
  const { data } = await first;
  expect(data.trySlow).toEqual({ action: 'tried', userErrors: [] });
  expect(met ?? (await second)).toMatchObject(
    isOnServer() ? { status: 409, errors: [{ extensions: { code: 'IDEMPOTENCY_IN_FLIGHT' } }] } : { data },
  );
  expect(await ada.ask(mutationOf('trySlow'), {}, key)).toMatchObject({ data });
  expect(await actionsOf(house, adaId)).toEqual([...before, 'tried']);
});

it('finishes what is under way when the house closes, and takes nothing new', async () => {
  const before = await actionsOf(house, adaId);
  const port = await listen();
  const running = post(port, mutationOf('trySlow'));
  await slow.begun.opened;
  const reopening = house.reopen();
  await until(() => isRefused(port));
  slow.mayEnd.open();
  await reopening;
  expect(await running).toBe('{"data":{"trySlow":{"action":"tried","userErrors":[]}}}\n');
  expect(await actionsOf(house, adaId)).toEqual([...before, 'tried']);
});

function mutationOf(name: string): string {
  return `mutation { ${name}(input: { action: "tried" }) { action userErrors { code } } }`;
}

async function listen(): Promise<number> {
  await house.app.http.listen({ port: 0, host: '127.0.0.1' });
  return (house.app.http.server.address() as AddressInfo).port;
}

/** The body of the answer to a request on a connection of its own. */
function post(port: number, query: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` };
  return new Promise((resolve, reject) => {
    request(
      { port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers, agent: false },
      (response) => {
        resolve(text(response));
      },
    )
      .once('error', reject)
      .end(JSON.stringify({ query }));
  });
}

/** Does nobody listen there any more? */
async function isRefused(port: number): Promise<boolean> {
  const { code } = await post(port, '{ me { id } }').then(
    () => ({ code: null }),
    (error) => error,
  );
  return code === 'ECONNREFUSED';
}

/** Every connection of the pool waits a second for a lock, not fifty; who has one meanwhile gives it back. */
async function waitShortlyForLocks(): Promise<void> {
  const { database } = house.app.house;
  const patient = new Set<string>();
  const set = () =>
    database.transaction(async (manager) => {
      await manager.query('SET SESSION innodb_lock_wait_timeout = 1');
      const [row] = await manager.query<{ id: string }[]>('SELECT CONNECTION_ID() AS id');
      patient.add(row!.id);
      await sleep(100);
    });
  await until(async () => {
    await Promise.all(Array.from({ length: 10 }, set));
    return patient.size === 10;
  });
}
