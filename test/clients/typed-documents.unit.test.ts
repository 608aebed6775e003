import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaintsAbout, generateClients } from './generated';
import { clients, listedIn, operationsOf } from './operations';

jest.setTimeout(60_000);

let generated: ReturnType<typeof generateClients>;
beforeAll(() => (generated = generateClients()));
afterAll(() => generated.remove());

test('npm run clients writes typed documents for each client', () => {
  const written = readdirSync(generated.folder).filter((name) => name !== 'node_modules');
  expect(written.toSorted()).toEqual([...clients, 'manifests'].toSorted());
});

test('they compile as strictly as a front end may want it, and say what is not there', () => {
  expect(complaintsAbout(generated.folder)).toBe('');
  const use = join(generated.folder, 'use.ts');
  writeFileSync(
    use,
    `import type { ProfileQuery } from './portal/graphql';
     export const emailOf = ({ me }: ProfileQuery): string | null | undefined => me?.email;
     export const isNot = ({ me }: ProfileQuery) => me?.fax;`,
  );
  expect(complaintsAbout(generated.folder)).toMatch(/^\S*use\.ts\(3,\d+\): error TS2339: Property 'fax'/);
});

test('a cache is told which types are meant by an interface', () => {
  const text = readFileSync(join(generated.folder, 'portal/possible-types.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    Node: expect.arrayContaining(['Customer', 'Invoice']),
    RightsRequest: expect.arrayContaining(['AccessRequest']),
  });
});

test.each(clients)('the manifest of %s lists its operations in the form of our own', (client) => {
  const signature = ({ name, type }: { name: string; type: string }) => `${type} ${name}`;
  const built = listedIn(join(generated.folder, 'manifests', `${client}.json`));
  expect(built.map(signature).toSorted()).toEqual(operationsOf(client).map(signature).toSorted());
});
