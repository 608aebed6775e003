import { email, parsed } from './values';

/** Where a recipient of personal data is told of corrections, erasures and restrictions (Art. 19). */
export type RecipientEndpoint =
  { kind: 'webhook'; url: string; secret: string } | { kind: 'mail'; address: string };

export type RecipientEndpoints = ReadonlyMap<string, RecipientEndpoint>;

/** Recipients by their codes; each of them once. */
export const recipientEndpoints = parsed<RecipientEndpoints>(
  'code|https address|signing secret (whsec_…), or code|e-mail address, separated by commas, each code once',
  (text) => {
    const entries = text === '' ? [] : text.split(',').map(entryOf);
    const known = entries.filter((entry) => entry !== undefined);
    const endpoints = new Map(known);
    return endpoints.size === entries.length ? endpoints : undefined;
  },
);

function entryOf(text: string): [string, RecipientEndpoint] | undefined {
  const [code = '', place = '', secret, ...rest] = text.split('|').map((part) => part.trim());
  if (!/^[a-z][a-z_]{0,39}$/.test(code) || rest.length > 0) return undefined;
  if (secret === undefined)
    return email.safeParse(place).success ? [code, { kind: 'mail', address: place }] : undefined;
  return isWeb(place) && isSecret(secret) ? [code, { kind: 'webhook', url: place, secret }] : undefined;
}

function isWeb(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** As Standard Webhooks has it: 24 to 64 bytes in base64. */
function isSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const { length } = Buffer.from(text.slice('whsec_'.length), 'base64');
  return length >= 24 && length <= 64;
}
