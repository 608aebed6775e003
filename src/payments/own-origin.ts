import type { Settings } from '../settings';

/** May a bank's page lead a customer back to this address? Only to our own pages, so that nobody is led astray. */
export function isOwnOrigin(
  url: string,
  { publicUrl, corsOrigins }: Pick<Settings, 'publicUrl' | 'corsOrigins'>,
): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, username, password } = new URL(url);
  if (!/^https?:$/.test(protocol) || username || password) return false;
  return origin === new URL(publicUrl).origin || corsOrigins.includes(origin);
}
