import type { TestHouse } from '../kit/open-house';
import type { Answer, Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

const changed = `customer { id version email pendingEmail emailChange { email state until attemptsLeft } }
  userErrors { code path message retryAt attemptsLeft }`;

export type EmailMutation =
  'requestEmailChange' | 'confirmEmailChange' | 'cancelEmailChange' | 'undoEmailChange';

/** Sends one of the mutations; the whole answer. */
export function send(
  visitor: Visitor,
  mutation: EmailMutation,
  input: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = mutation === 'undoEmailChange' ? 'undone userErrors { code path message }' : changed;
  const document = `mutation Change($input: ${type}!) { ${mutation}(input: $input) { ${answer} } }`;
  return visitor.ask(document, { input }, headers);
}

/** Its payload. */
export async function perform(visitor: Visitor, mutation: EmailMutation, input: object) {
  const { data, errors } = await send(visitor, mutation, input);
  expect(errors).toEqual([]);
  return data[mutation];
}

/** The codes of its refusals, with their places. */
export async function refusalsOf(
  visitor: Visitor,
  mutation: EmailMutation,
  input: object,
): Promise<string[]> {
  const { userErrors } = await perform(visitor, mutation, input);
  return userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path].join(' '));
}

/** The customer as it stands. */
export async function standing(visitor: Visitor) {
  const { data } = await visitor.ask(
    '{ me { id version email pendingEmail emailChange { email state until attemptsLeft } } }',
  );
  return data.me;
}

/** Mails that come because of an act, once there are so many; by address. */
export async function mailsOf(
  house: TestHouse,
  count: number,
  act: () => Promise<unknown>,
): Promise<Map<string, string>> {
  await mailsDelivered(house);
  const before = house.mailBox.mails.length;
  await act();
  // A letter about a new device may come in between: it is behind the request that it is about.
  const come = () =>
    house.mailBox.mails.slice(before).filter(({ subject }) => !/sign-in|Anmeldung/.test(subject));
  await until(() => come().length >= count);
  return new Map(come().map(({ to, subject, text }) => [to, `${subject}\n${text}`]));
}

/** Waits until no mail is on its way any more. */
export async function mailsDelivered({ app }: TestHouse): Promise<void> {
  const waiting = 'SELECT 1 FROM outbox_mail WHERE sentAt IS NULL';
  await until(async () => (await app.house.database.query<object[]>(waiting)).length === 0);
}

/** Asks for an address; the code that arrives there. */
export async function askFor(house: TestHouse, visitor: Visitor, email: string): Promise<string> {
  const mails = await mailsOf(house, 2, async () => {
    expect((await perform(visitor, 'requestEmailChange', { email })).userErrors).toEqual([]);
  });
  return codeIn(mails.get(email)!);
}

/** The whole change; the token that undoes it. */
export async function changeTo(house: TestHouse, visitor: Visitor, email: string): Promise<string> {
  const { email: former } = await standing(visitor);
  const code = await askFor(house, visitor, email);
  const mails = await mailsOf(house, 2, async () => {
    expect((await perform(visitor, 'confirmEmailChange', { code })).userErrors).toEqual([]);
  });
  return tokenIn(mails.get(former)!);
}

export function codeIn(mail: string): string {
  return /\b\d{4} \d{4}\b/.exec(mail)![0];
}

export function tokenIn(mail: string): string {
  return /undo-email-change#([\w-]{43})$/m.exec(mail)![1]!;
}

/** A code that is not the right one. */
export function wrong(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}
