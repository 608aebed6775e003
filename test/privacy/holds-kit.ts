import type { Visitor } from '../kit/visitor';

const hold = `id ground placedBy placedAt reviewOn secretUntil secrecyLaw releasedAt releaseReason
  categories { code } customer { id }`;

export interface HoldSeen {
  id: string;
  ground: string;
  placedBy: string;
  placedAt: string;
  reviewOn: string;
  secretUntil: string | null;
  secrecyLaw: string | null;
  releasedAt: string | null;
  releaseReason: string | null;
  categories: { code: string }[];
  customer: { id: string } | null;
}

const whole = { ground: 'Case 12/26: unpaid fees', reviewOn: '2027-03-01' };

/** What makes a hold one that the person must not be told of. */
export const secret = { secretUntil: '2027-06-30', secrecyLaw: '§ 47 GwG' };

/** Places a hold, for a case that is reviewed in March; the payload. */
export async function place(officer: Visitor, order: object) {
  const { data, errors } = await officer.ask(
    `mutation ($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input) {
      legalHold { ${hold} } userErrors { code path message } } }`,
    { input: { ...whole, ...order } },
  );
  expect(errors).toEqual([]);
  return data.placeLegalHold;
}

/** The same where it must succeed. */
export async function held(officer: Visitor, order: object): Promise<HoldSeen> {
  const { legalHold, userErrors } = await place(officer, order);
  expect(userErrors).toEqual([]);
  return legalHold;
}

/** Releases a hold; the payload. */
export async function release(officer: Visitor, legalHoldId: string, reason: string | null = null) {
  const { data, errors } = await officer.ask(
    `mutation ($input: ReleaseLegalHoldInput!) { releaseLegalHold(input: $input) {
      legalHold { ${hold} } userErrors { code path message } } }`,
    { input: { legalHoldId, reason } },
  );
  expect(errors).toEqual([]);
  return data.releaseLegalHold;
}

/** The same where it must succeed. */
export async function released(officer: Visitor, legalHoldId: string): Promise<HoldSeen> {
  const { legalHold, userErrors } = await release(officer, legalHoldId);
  expect(userErrors).toEqual([]);
  return legalHold;
}

/** The holds of a reader's list. */
export async function holdsSeen(reader: Visitor): Promise<{ nodes: { id: string }[]; totalCount: number }> {
  const { data, errors } = await reader.ask('{ legalHolds { nodes { id ground } totalCount } }');
  expect(errors).toEqual([]);
  return data.legalHolds;
}

/** Codes and paths of what was refused. */
export function refusals({ userErrors }: { userErrors: { code: string; path: string[] }[] }): string[] {
  return userErrors.map(({ code, path }) => [code, ...path].join(' '));
}
