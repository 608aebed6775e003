import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

export const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, so').toString('base64')}`;

/** From then on the payment processor knows the customer, by a name of its own. */
export async function becomeKnown(visitor: Visitor): Promise<void> {
  const { data } = await visitor.ask(
    'mutation { startPaymentMethodSetup(input: { kind: CARD }) { userErrors { code } } }',
  );
  expect(data.startPaymentMethodSetup.userErrors).toEqual([]);
}

/** Changes what the payment processor has of the customer. */
export async function changeBilling(visitor: Visitor, vatId: string | null): Promise<void> {
  const { data } = await visitor.ask(
    'mutation ($vatId: String) { updateBillingDetails(input: { vatId: $vatId }) { userErrors { code path } } }',
    { vatId },
  );
  expect(data.updateBillingDetails.userErrors).toEqual([]);
}

const notice = 'id about state at whyNot recipient { code name } categories { code }';

export interface Notice {
  id: string;
  about: string;
  state: string;
  at: string;
  whyNot: string | null;
  recipient: { code: string; name: string };
  categories: { code: string }[];
}

/** Whom the customer sees as told, newest first. */
export async function noticesOf(visitor: Visitor, language = 'en'): Promise<Notice[]> {
  const query = `{ me { privacy { recipientNotices { nodes { ${notice} } } } } }`;
  const { data, errors } = await visitor.ask(query, {}, { 'accept-language': language });
  expect(errors).toEqual([]);
  return data.me.privacy.recipientNotices.nodes;
}

/** The notices of a request, by the code of the recipient: its latest. */
export async function noticesOfRequest(visitor: Visitor, id: string): Promise<Map<string, Notice>> {
  const notices = await allOfRequest(visitor, id);
  return new Map(notices.map((each) => [each.recipient.code, each]));
}

/** What each recipient hears of a request, with the categories, in the order of the alphabet. */
export async function newsTo(visitor: Visitor, id: string): Promise<Record<string, string[]>> {
  const news: Record<string, string[]> = {};
  for (const { about, recipient, categories } of await allOfRequest(visitor, id)) {
    const heard = news[recipient.code] ?? [];
    const said = [about, ...categories.map(({ code }) => code)].join(' ');
    news[recipient.code] = [...heard, said].toSorted();
  }
  return news;
}

async function allOfRequest(visitor: Visitor, id: string): Promise<Notice[]> {
  const { data, errors } = await visitor.ask(
    `query ($id: ID!) { node(id: $id) { ... on RightsRequest { recipientNotices { ${notice} } } } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data.node.recipientNotices;
}

/** The newest notice, once it stands so. */
export async function latestIn(visitor: Visitor, state: string): Promise<Notice> {
  await until(async () => (await noticesOf(visitor))[0]?.state === state);
  return (await noticesOf(visitor))[0]!;
}

/** Changes billing details of somebody whom the payment processor knows and has no address for: the new notice's id. */
export async function toldByHand(visitor: Visitor): Promise<string> {
  const { data } = await visitor.ask('{ me { billing { vatId } } }');
  const isFirst = data.me.billing.vatId !== 'DE100000001';
  await changeBilling(visitor, isFirst ? 'DE100000001' : 'DE100000002');
  const [latest] = await noticesOf(visitor);
  expect(latest).toMatchObject({ state: 'NOT_TOLD', whyNot: expect.stringContaining('by hand') });
  return latest!.id;
}

/** Has a notice that failed told again; the payload. */
export async function retry(visitor: Visitor, noticeId: string) {
  const { data } = await visitor.ask(
    `mutation ($noticeId: ID!) { retryRecipientNotice(input: { noticeId: $noticeId }) {
      notice { state } userErrors { code path } } }`,
    { noticeId },
  );
  return data.retryRecipientNotice;
}
