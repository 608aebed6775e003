import { createLocalStorage, type Storage } from '@graphiql/toolkit';
import { clientOf, type Holder } from '../viewer';

/**
 * Where the editor keeps a person's tabs and history between visits: what one person typed is not shown to
 * the next one at the same browser. The theme is the browser's.
 */
export function storageOf(holder: Holder): Storage {
  const subject = holder.kind === 'known' ? holder.viewer.subject : 'nobody';
  const own = createLocalStorage({ namespace: `playground:${clientOf(holder)}:${subject}` });
  const everybodys = createLocalStorage({ namespace: 'playground' });
  const placeOf = (key: string) => (key === 'graphiql:theme' ? everybodys : own);
  return {
    getItem: (key) => placeOf(key).getItem(key),
    setItem: (key, value) => placeOf(key).setItem(key, value),
    removeItem: (key) => placeOf(key).removeItem(key),
    clear: () => own.clear(),
    get length() {
      return own.length;
    },
  };
}
