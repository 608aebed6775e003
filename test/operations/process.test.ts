import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../kit/workers';
import { makePlace, type Place } from './places';
import { type Server, startProgram, startServer } from './processes';

jest.setTimeout(120_000);

let place: Place;
let server: Server;

beforeAll(async () => {
  place = await makePlace();
  server = await startServer(place.env);
});
afterAll(async () => {
  server.child.kill('SIGKILL');
  await place.remove();
});

it('prints where to look, who may sign in and how to get a token', () => {
  for (const part of [
    `${server.base}/graphql`,
    `${server.base}/playground/`,
    `${server.base}/dev/mail`,
    'ada@example.com',
    'agent@callxtra.example',
    'callxtra-demo',
    'npm run -s token -- ada@example.com',
  ])
    expect(server.stdout()).toContain(part);
});

it('is live and ready once it says so', async () => {
  await until(async () => (await answerOf('/health/ready'))[0] === 200);
  expect(await answerOf('/health/live')).toEqual([200, { live: true }]);
  expect(await answerOf('/health/ready')).toEqual([
    200,
    { ready: true, database: true, vault: true, worker: true, replayed: {} },
  ]);
});

it('prints a token and nothing else while it runs, which it takes', async () => {
  const token = await tokenOf(['ada@example.com']);
  expect(await ask(token, '{ me { email } }')).toEqual({ data: { me: { email: 'ada@example.com' } } });
  const service = await tokenOf(['service']);
  expect(await ask(service, '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'SERVICE' } } });
});

it('dates a sign-in back as it is told', async () => {
  const token = await tokenOf(['ada@example.com', '--auth-age', '3600']);
  const { data } = await ask(token, '{ viewer { authenticatedAt } }');
  const age = Date.now() - Date.parse(data.viewer.authenticatedAt);
  expect(age).toBeGreaterThanOrEqual(3_600_000);
  expect(age).toBeLessThan(3_660_000);
});

it.each([[[]], [['nobody@example.com']], [['ada@example.com', '--auth-age', 'long']], [['a', 'b']]])(
  'prints no token for %j, but why not',
  async (args) => {
    const { ended, stdout, stderr } = startProgram('commands/token', place.env, args);
    expect(await ended).toBe(1);
    expect(stdout()).toBe('');
    expect(stderr().trim().split('\n')).toHaveLength(1);
  },
);

it('answers a request that is under way when it is told to stop, exits with 0, and keeps the data', async () => {
  const token = await tokenOf(['ada@example.com']);
  const query = 'mutation { updateProfile(input: { companyName: "Kept Ltd" }) { customer { companyName } } }';
  const request = await beginRequest(token, JSON.stringify({ query }));
  const stopping = server.stop();
  await sleep(500);
  const answer = await request.finish();
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('"companyName":"Kept Ltd"');
  expect(await stopping).toBe(0);

  const before = performance.now();
  server = await startServer(place.env);
  expect(performance.now() - before).toBeLessThan(60_000);
  expect(await ask(token, '{ me { companyName } }')).toEqual({ data: { me: { companyName: 'Kept Ltd' } } });
});

it('prints a token while it does not run, which it takes later', async () => {
  expect(await server.stop()).toBe(0);
  const token = await tokenOf(['bob@example.com']);
  server = await startServer(place.env);
  expect(await ask(token, '{ me { email } }')).toEqual({ data: { me: { email: 'bob@example.com' } } });
});

it('is not stopped twice by a signal that comes twice', async () => {
  server.child.kill('SIGINT');
  server.child.kill('SIGINT');
  expect(await server.stop()).toBe(0);
  expect(server.stderr()).toBe('');
});

async function tokenOf(args: string[]): Promise<string> {
  const { ended, stdout, stderr } = startProgram('commands/token', place.env, args);
  expect(await ended).toBe(0);
  expect(stderr()).toBe('');
  expect(stdout()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  return stdout().trim();
}

async function answerOf(path: string): Promise<[number, unknown]> {
  const response = await fetch(`${server.base}${path}`);
  return [response.status, await response.json()];
}

// oxlint-disable-next-line typescript/no-explicit-any -- the tests read what they asked for
async function ask(token: string, query: string): Promise<any> {
  const response = await fetch(`${server.base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** A request of which half is sent and known to the server, and whose answer comes once the rest is. */
async function beginRequest(token: string, body: string): Promise<{ finish(): Promise<string> }> {
  const socket: Socket = connect(Number(place.env.PORT), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const head = [
    'POST /graphql HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    `content-length: ${body.length}`,
    'connection: close',
    'expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await until(async () => answer.includes('100 Continue'));
  answer = '';
  socket.write(body.slice(0, 10));
  return {
    finish: async () => {
      socket.write(body.slice(10));
      await ended;
      return answer;
    },
  };
}
