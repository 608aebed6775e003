import { namesOf } from '../../src/privacy/packages/named-files';

const filesOf = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `${i}.pdf` }));

test('a package shows the names of all its files up to five hundred, then a mark that there are more', () => {
  expect(namesOf(filesOf(500))).toEqual(filesOf(500).map(({ name }) => name));
  expect(namesOf(filesOf(501))).toEqual([...filesOf(500).map(({ name }) => name), '…']);
  // The column holds 64 kB.
  expect(JSON.stringify(namesOf(filesOf(5000).map(() => ({ name: 'n'.repeat(100) })))).length).toBeLessThan(
    64_000,
  );
});
