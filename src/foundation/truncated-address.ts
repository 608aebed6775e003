import { isIP } from 'node:net';
import { clientNetwork } from './client-network';

/** The address without its last part: an IPv4 address of 24 bits, an IPv6 one of 48. Null where it is none. */
export function truncatedAddress(address: string): string | null {
  const plain = clientNetwork(address);
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0`;
  return isIP(address) === 6 ? `${plain.split(':').slice(0, 3).join(':')}::` : null;
}
