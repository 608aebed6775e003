import { AsyncLocalStorage } from 'node:async_hooks';
import { inThisContext } from '../../src/foundation/async-context';

const store = new AsyncLocalStorage<string>();

async function* told(ended: string[] = []) {
  try {
    for (let i = 0; i < 3; i++) yield `${i} ${store.getStore()}`;
  } finally {
    ended.push(String(store.getStore()));
  }
}

it('makes each piece where the whole was asked for, whoever takes it', async () => {
  const pieces = store.run('here', () => inThisContext(told()));
  const taken: string[] = [];
  await store.run('elsewhere', async () => {
    for await (const piece of pieces) taken.push(piece);
  });
  expect(taken).toEqual(['0 here', '1 here', '2 here']);
});

it('ends there too, when nobody wants the rest', async () => {
  const ended: string[] = [];
  const pieces = store.run('here', () => inThisContext(told(ended)));
  await store.run('elsewhere', async () => {
    for await (const piece of pieces) if (piece) break;
  });
  expect(ended).toEqual(['here']);
});

it('without it, a piece is made where it is taken', async () => {
  const pieces = store.run('here', () => told());
  const first = await store.run('elsewhere', () => pieces.next());
  expect(first.value).toBe('0 elsewhere');
});
