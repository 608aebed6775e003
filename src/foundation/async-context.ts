import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The same pieces, each made in the context of this call: a stream asks for the next one when its reader is ready, and
 * that reader, a socket for one, knows nothing of where the pieces come from.
 */
export function inThisContext<T>(pieces: AsyncIterable<T>): AsyncIterable<T> {
  const here = AsyncLocalStorage.snapshot() as <R>(work: () => R) => R;
  const source = here(() => pieces[Symbol.asyncIterator]());
  const end = async (): Promise<IteratorResult<T>> => ({ done: true, value: undefined });
  const iterator: AsyncIterator<T> = {
    next: () => here(() => source.next()),
    return: () => here(() => source.return?.() ?? end()),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
