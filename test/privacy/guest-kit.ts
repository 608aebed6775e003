import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

const head = 'id reference right state channel version statusText note canWithdraw';
const forGuest = `${head} question { kind text sentTo attemptsLeft }
  actions { action allowed whyNot } decision { outcome reason } timeline { kind state actor note }
  receipts { kind } requester { email maskedContact assurance verifiedAt }
  ... on AccessRequest { package { sha256 downloadUrl downloadBlockedBy } }`;

export interface GuestOrder {
  email: string;
  right?: string;
  note?: string;
}

/** Begins a request; the payload. */
export async function start(
  visitor: Visitor,
  { right = 'ACCESS', ...order }: GuestOrder,
  headers: Record<string, string> = {},
) {
  const { data, errors } = await visitor.ask(
    `mutation ($input: StartGuestRequestInput!) { startGuestRequest(input: $input) {
      accepted userErrors { code path message retryAt } } }`,
    { input: { right, ...order } },
    headers,
  );
  expect(errors).toEqual([]);
  return data.startGuestRequest;
}

/** Sends a code back; the payload. */
export async function confirm(visitor: Visitor, input: { email: string; code: string }) {
  const { data, errors } = await visitor.ask(
    `mutation ($input: ConfirmGuestRequestInput!) { confirmGuestRequest(input: $input) {
      reference guestToken request { ${head} } userErrors { code path message attemptsLeft retryAt } } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data.confirmGuestRequest;
}

/** The code of the latest mail to an address. */
export async function guestCode(house: TestHouse, email: string, former = 0): Promise<string> {
  const codes = () => house.mailBox.to(email).flatMap(({ text }) => /code: (\d{8})/i.exec(text)?.[1] ?? []);
  await until(() => codes().length > former);
  return codes().at(-1)!;
}

/** A request as a guest makes one: begun, confirmed. */
export async function guestRequest(house: TestHouse, order: GuestOrder, language = 'en') {
  const former = house.mailBox.to(order.email).filter(({ text }) => /code: \d{8}/i.test(text)).length;
  const begun = await start(house.nobody, order, { 'accept-language': language });
  expect(begun).toEqual({ accepted: true, userErrors: [] });
  const code = await guestCode(house, order.email, former);
  const made = await confirm(house.nobody, { email: order.email, code });
  expect(made.userErrors).toEqual([]);
  return { ...made.request, guestToken: made.guestToken } as {
    id: string;
    reference: string;
    state: string;
    guestToken: string;
  };
}

/** The request behind a token, as a guest reads it; null where it opens none. */
export async function behind(visitor: Visitor, token: string) {
  const { data, errors } = await visitor.ask(
    `query ($token: String!) { guestRequest(token: $token) { ${forGuest} } }`,
    { token },
  );
  expect(errors).toEqual([]);
  return data.guestRequest;
}

/** The token of the link in the latest mail about a request. */
export async function mailedToken(
  house: TestHouse,
  email: string,
  reference: string,
  saying: string | RegExp,
): Promise<string> {
  const found = () =>
    house.mailBox
      .to(email)
      .filter(({ subject, text }) => `${subject}\n${text}`.includes(reference) && text.search(saying) >= 0)
      .at(-1);
  await until(() => found() !== undefined);
  return /guest-request#req_[\w-]+\/(\S+)/.exec(found()!.text)![1]!;
}

/** What the account knows: an invoice's number and total, as a person writes them. */
export async function factOf(visitor: Visitor): Promise<string> {
  const { data } = await visitor.ask(
    '{ me { billing { invoices(first: 1) { nodes { number total { amountMinor } } } } } }',
  );
  const [{ number, total }] = data.me.billing.invoices.nodes;
  return `${number}, ${(total.amountMinor / 100).toFixed(2)}`;
}
