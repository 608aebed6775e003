/** How staff see a value without opening the file: enough to tell that it is the right person, no more. */

/** `Ada Lovelace` as `A** L*******`. */
export function maskName(name: string | null): string | null {
  return name && name.split(/\s+/).filter(Boolean).map(maskWord).join(' ');
}

/** `ada@example.com` as `a**@e******.com`. */
export function maskEmail(email: string | null): string | null {
  if (!email) return null;
  const [local = '', domain = ''] = email.split('@');
  const dot = domain.lastIndexOf('.');
  return `${maskWord(local)}@${maskWord(domain.slice(0, dot))}${domain.slice(dot)}`;
}

/** All but the country's first digits and the last two: `+49********56`. */
export function maskPhone(phone: string | null): string | null {
  return phone && phone.slice(0, 3) + '*'.repeat(Math.max(phone.length - 5, 3)) + phone.slice(-2);
}

function maskWord(word: string): string {
  const [first = '', ...rest] = word;
  return first + '*'.repeat(Math.max(rest.length, 1));
}
