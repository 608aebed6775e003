import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Safelist } from '../../src/server/safelist';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { Examples } from './examples';
import { generateClients } from './generated';
import { folder as contracts, listedIn, operationsOf } from './operations';

jest.setTimeout(60_000);

const portal = operationsOf('portal');

const built = generateClients('portal');
const listed = listedIn(join(built.folder, 'manifests/portal.json'));
const folder = mkdtempSync(join(tmpdir(), 'callxtra-safelist-'));

afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("with the manifest of a front end's own build in SAFELIST_DIR", () => {
  let house: TestHouse;
  let ada: Visitor;
  let examples: Examples;

  beforeAll(async () => {
    copyFileSync(join(built.folder, 'manifests/portal.json'), join(folder, 'build-4711.json'));
    copyFileSync(join(contracts, 'manifests/portal.json'), join(folder, 'portal.json'));
    house = await openHouse({ SAFELIST: 'on', SAFELIST_DIR: folder });
    ada = await house.signIn('ada@example.com');
    examples = new Examples(house, ada);
    await examples.prepare();
  });
  afterAll(() => house.close());

  it.each(listed.map((each) => [each.name, each] as const))(
    '%s runs by the id that its document carries, and names the type of every object',
    async (name, { id }) => {
      const operation = portal.find((each) => each.name === name)!;
      const answer = await byId(id, await examples.variablesFor(operation));
      expect(answer.errors).toBeUndefined();
      expect(withoutTypeName(answer.data)).toEqual([]);
    },
  );

  it('what stands in no manifest of the folder is refused', async () => {
    const [mobile] = operationsOf('mobile');
    expect(await ada.codes(mobile!.body)).toEqual(['OPERATION_NOT_ALLOWED']);
  });

  async function byId(sha256Hash: string, variables: object) {
    const response = await house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${ada.token}` },
      payload: { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } },
    });
    return response.json();
  }
});

describe('a start is refused', () => {
  it.each([
    ['a file that is none', '{ "format": "other" }', /manifest\.json is no persisted query manifest/],
    ['an id that stands for two documents', manifestOf('{ a }', '{ b }'), /the id 1 stands for two/],
    ['text that is no JSON', 'query { me { id } }', /manifest\.json is no persisted query manifest/],
  ])('for %s', (_name, text, fault) => {
    const place = mkdtempSync(join(folder, 'faulty-'));
    writeFileSync(join(place, 'manifest.json'), text);
    expect(() => Safelist.read(place)).toThrow(fault);
  });

  it('for a folder that is not there', () => {
    expect(() => Safelist.read(join(folder, 'nowhere'))).toThrow('does not exist');
  });
});

function manifestOf(...bodies: string[]): string {
  const operations = bodies.map((body) => ({ id: '1', name: 'One', type: 'query', body }));
  return JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });
}

/** The objects of an answer that do not say what they are. */
function withoutTypeName(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(withoutTypeName);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(withoutTypeName);
  return '__typename' in value ? inner : [value, ...inner];
}
