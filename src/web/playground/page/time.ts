import { useEffect, useState } from 'react';

/** Whether an instant is past; changes by itself when it comes. */
export function useIsPast(instant: string): boolean {
  const at = Date.parse(instant);
  const [isPast, setPast] = useState(() => at <= Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), Math.max(at - Date.now(), 0));
    return () => clearTimeout(timer);
  }, [at]);
  return isPast;
}
