import type { Visitor } from '../kit/visitor';

export interface CorrectionOrder {
  field: string;
  to?: string | null;
}

/** Asks for values to be put right: the request, or what was refused. */
export async function rectify(
  visitor: Visitor,
  corrections: readonly CorrectionOrder[],
  more: { statement?: string; validateOnly?: boolean } = {},
  language = 'en',
) {
  const { data, errors } = await visitor.ask(
    `mutation ($input: RequestRectificationInput!) { requestRectification(input: $input) {
      request { id reference right state duplicateOf { id } } userErrors { code path message } } }`,
    { input: { corrections, ...more } },
    { 'accept-language': language },
  );
  expect(errors).toEqual([]);
  return data.requestRectification;
}

/** The same where it must succeed. */
export async function rectified(
  visitor: Visitor,
  corrections: readonly CorrectionOrder[],
  more: { statement?: string } = {},
) {
  const { request, userErrors } = await rectify(visitor, corrections, more);
  expect(userErrors).toEqual([]);
  return request;
}

/** The codes and paths of what was refused. */
export async function faultsOf(
  visitor: Visitor,
  corrections: readonly CorrectionOrder[],
  more: { statement?: string } = {},
): Promise<string[]> {
  const { request, userErrors } = await rectify(visitor, corrections, more);
  expect(request).toBeNull();
  return userErrors.map(({ code, path }: { code: string; path: string[] }) =>
    [code, ...path].join(' ').trim(),
  );
}

export const ofRectification = `... on RectificationRequest {
  statement corrections { field from to disputed correctedAt } }`;

/** What a request would put right, as its reader sees it. */
export async function correctionsIn(visitor: Visitor, id: string) {
  const { data, errors } = await visitor.ask(
    `query ($id: ID!) { node(id: $id) { ... on RightsRequest { id ${ofRectification} } } }`,
    { id },
  );
  return { ...data.node, codes: errors.map(({ extensions }) => extensions.code) };
}

export const myself = `{ me { id version name { given family } email phoneNumber companyName locale
  postalAddress { lines city region postalCode country } billing { email vatId address { city } } } }`;

export async function profileOf(visitor: Visitor) {
  return (await visitor.ask(myself)).data.me;
}
