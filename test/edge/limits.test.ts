import { getIntrospectionQuery } from 'graphql';
import { limits } from '../../src/server/limits';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

const tooLarge = [400, undefined, ['LIMIT_EXCEEDED']];

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

describe('17. Aliases (API4:2023)', () => {
  it.each([
    ['101 of __typename', `{ ${times(101, (i) => `a${i}: __typename`)} }`],
    ['16 of me', `{ ${times(16, (i) => `a${i}: me { id }`)} }`],
    [
      '4 times 4 by a fragment',
      `{ ${times(4, (i) => `me${i}: me { ...four }`)} } fragment four on Customer { ${times(4, (i) => `a${i}: id`)} }`,
    ],
  ])('are refused: %s', async (_name, query) => {
    expect(await answerTo(query)).toEqual(tooLarge);
  });

  it('pass up to the limit', async () => {
    const { data, errors } = await ada.ask(`{ ${times(limits.aliases, (i) => `a${i}: me { id }`)} }`);
    expect(errors).toEqual([]);
    expect(Object.keys(data)).toHaveLength(limits.aliases);
  });
});

describe('18. Directives', () => {
  it.each([
    ['ten unknown ones on a field', `{ me { id ${times(10, (i) => `@unknown${i}`)} } }`],
    ['51 known ones', `{ me { ${times(51, (i) => `a${i}: id @include(if: true)`)} } }`],
    [
      'nine on a fragment',
      `{ me { ...a ${times(9, () => '@skip(if: false)')} } } fragment a on Customer { id }`,
    ],
  ])('are refused: %s', async (_name, query) => {
    expect(await answerTo(query)).toEqual(tooLarge);
  });
});

describe('19. Depth', () => {
  const nested = (levels: number, leaf: string) =>
    `{ me { ${'viewer { customer { '.repeat(levels / 2)} ${leaf} ${'} }'.repeat(levels / 2)} } }`;

  it.each([
    ['plain', nested(14, 'id')],
    ['by fragments', `${nested(8, '...more')} fragment more on Customer { a { b { c { d { e } } } } }`],
    ['by inline fragments', `{ me ${'{ ... { a '.repeat(13)} { b } ${'} } '.repeat(13)} }`],
    ['without end', '{ me { ...a } } fragment a on Customer { a { ...a } }'],
  ])('is refused: %s', async (_name, query) => {
    expect(await answerTo(query)).toEqual(tooLarge);
  });

  it('lets the deepest question of our clients pass', async () => {
    const query =
      '{ me { billing { invoices { edges { node { total { amountMinor } } } pageInfo { endCursor } } } } }';
    expect((await ada.ask(query)).errors).toEqual([]);
  });

  it('lets tools read the schema', async () => {
    const { data, errors } = await house.nobody.ask(getIntrospectionQuery({ inputValueDeprecation: true }));
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('20. Large documents', () => {
  it.each([
    ['a circle of fragments', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    [
      'crossing circles of fragments',
      `{ me { ...f0 } } ${times(99, (i) => `fragment f${i} on Customer { ${times(20, (k) => `...f${(i + k + 1) % 99}`)} }`)}`,
    ],
    [
      '200 fragments of 20 spreads',
      `{ ...f0 } ${times(200, (i) => `fragment f${i} on Query { ${times(20, (k) => `...f${k}`)} }`)}`,
    ],
    ['101 fragments', `{ me { id } } ${times(101, (i) => `fragment f${i} on Query { __typename }`)}`],
    ['1,000 operations', times(1000, (i) => `query a${i} { __typename }`)],
    ['eleven operations', times(11, (i) => `query a${i} { __typename }`)],
    ['more tokens than any client sends', `{ ${'__typename '.repeat(limits.tokens)} }`],
  ])('are refused: %s', async (_name, query) => {
    expect(await answerTo(query)).toEqual(tooLarge);
  });

  it('are refused by their bytes before they are read', async () => {
    const answer = await ada.ask(`{ me { id } } #${'x'.repeat(limits.bodyBytes)}`);
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([413, 'LIMIT_EXCEEDED']);
  });

  it('are refused on GET too', async () => {
    const query = encodeURIComponent(`{ ${times(16, (i) => `a${i}: __typename`)} }`);
    const answer = await house.app.http.inject({
      url: `/graphql?query=${query}`,
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([400, 'LIMIT_EXCEEDED']);
  });
});

describe('21. Pages', () => {
  const list = 'query Invoices($first: Int) { me { billing { invoices(first: $first) { nodes { id } } } } }';
  const literal = (first: string) => `{ me { billing { invoices(first: ${first}) { nodes { id } } } } }`;

  it.each([
    ['1000', 'LIMIT_EXCEEDED'],
    ['-1', 'BAD_USER_INPUT'],
    ['0', 'BAD_USER_INPUT'],
    ['null', 'BAD_USER_INPUT'],
  ])('of %s are refused, as literal and as variable', async (first, code) => {
    expect(await ada.codes(literal(first))).toEqual([code]);
    expect(await ada.codes(list, { first: JSON.parse(first) })).toEqual([code]);
  });

  it('are refused though the document is known with a small number', async () => {
    expect((await ada.ask(list, { first: 2 })).data.me.billing.invoices.nodes).toHaveLength(2);
    expect(await ada.codes(list, { first: 1000 })).toEqual(['LIMIT_EXCEEDED']);
  });
});

describe('23.–25. Many at once', () => {
  it('23. refuses 500 fields of one name with differing arguments', async () => {
    expect(await answerTo(`{ ${times(500, (i) => `node(id: "${i}") { id }`)} }`)).toEqual(tooLarge);
  });

  it('24. refuses twenty aliased mutations in a document, and two', async () => {
    const one = (i: number) => `a${i}: updateProfile(input: { validateOnly: true }) { userErrors { code } }`;
    expect(await answerTo(`mutation { ${times(20, one)} }`)).toEqual(tooLarge);
    expect(await answerTo(`mutation { ${times(2, one)} }`)).toEqual(tooLarge);
    expect(
      await answerTo(
        'mutation { ...two } fragment two on Mutation { updateProfile(input: {}) { userErrors { code } } updatePreferences(input: { preferences: [] }) { userErrors { code } } }',
      ),
    ).toEqual(tooLarge);
  });

  it('counts no name of a type: clients with a cache ask for it beside their one mutation', async () => {
    const one = 'updateProfile(input: { validateOnly: true }) { __typename userErrors { code } }';
    const { data, errors } = await ada.ask(`mutation { __typename ${one} kind: __typename }`);
    expect([errors, data.updateProfile.userErrors, data.kind]).toEqual([[], [], 'Mutation']);
    expect(await answerTo(`mutation { __typename ${one} again: ${one} }`)).toEqual(tooLarge);
  });

  it('25. refuses an array of requests and runs none of them', async () => {
    const answer = await house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${ada.token}` },
      payload: [{ query: '{ me { id } }' }, { query: '{ me { id } }' }],
    });
    expect([answer.statusCode, answer.json().data]).toEqual([400, undefined]);
  });
});

test('a document with many mistakes hears of a few of them', async () => {
  const { status, errors } = await ada.ask(`{ ${times(50, (i) => `unknown${i}`)} }`);
  expect(status).toBe(400);
  expect(errors.length).toBeLessThanOrEqual(limits.validationErrors + 1);
});

function times(count: number, part: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => part(i)).join(' ');
}

/** Status, data and codes. */
async function answerTo(query: string): Promise<unknown[]> {
  const { status, data, errors } = await ada.ask(query);
  return [status, data, errors.map(({ extensions }) => extensions.code)];
}
