import type { Visitor } from '../kit/visitor';

const restriction = `id ground since liftNoticeAt liftsOn liftReason liftedAt
  purposes { code } categories { code } continuing { code }`;
const objection = 'id purpose { code } since upheld endedAt';
const head = 'id reference state version statusText dueAt';

/** The fields of what each mutation changes. */
const changed: Record<string, string> = {
  requestRestriction: `request { ${head} restriction { ${restriction} } }`,
  objectToProcessing: `request { ${head} purpose { code } objection { ${objection} } }`,
  endRestriction: `restriction { ${restriction} }`,
  withdrawObjection: `objection { ${objection} }`,
  announceRestrictionLift: `restriction { ${restriction} }`,
  liftRestriction: `restriction { ${restriction} }`,
};

/** Calls one of them: its payload. */
export async function limit(visitor: Visitor, mutation: string, input: object, language = 'en') {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await visitor.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      ${changed[mutation]} userErrors { code path message retryAt } } }`,
    { input },
    { 'accept-language': language },
  );
  expect(errors).toEqual([]);
  return data[mutation];
}

/** The same where it must succeed: what it changed. */
export async function limited(visitor: Visitor, mutation: string, input: object) {
  const { userErrors, ...payload } = await limit(visitor, mutation, input);
  expect(userErrors).toEqual([]);
  return Object.values(payload)[0] as never;
}

/** The codes and paths of what was refused. */
export async function limitRefused(visitor: Visitor, mutation: string, input: object): Promise<string[]> {
  const { userErrors } = await limit(visitor, mutation, input);
  return userErrors.map(({ code, path }: { code: string; path: string[] }) =>
    [code, ...path].join(' ').trim(),
  );
}

/** What a person sees of their restrictions and objections. */
export async function centre(visitor: Visitor) {
  const { data, errors } = await visitor.ask(
    `{ me { status privacy { restrictions { ${restriction} } objections { ${objection} } } } }`,
  );
  expect(errors).toEqual([]);
  return { status: data.me.status, ...data.me.privacy };
}

/** The codes of purposes or categories. */
export function codes(list: { code: string }[]): string[] {
  return list.map(({ code }) => code);
}
