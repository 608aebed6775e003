import { readdirSync } from 'node:fs';
import { mainMigrations, vaultMigrations } from '../../migrations';
import { sourcesBelow } from './sources';

const src = sourcesBelow('src');
const all = [...src, ...sourcesBelow('test'), ...sourcesBelow('migrations')];

test('nothing is a drawer for what has no home', () => {
  const drawers = /(^|\/)(utils?|helpers?|common|shared|lib|types|misc)(\/|\.ts$)/;
  expect(all.map(({ path }) => path).filter((path) => drawers.test(path))).toEqual([]);
});

test('no file is too long to be read in one sitting', () => {
  expect(all.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test('half of the files fit a screen and a half', () => {
  const lengths = src.map(({ lines }) => lines).toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(90);
});

test('the environment is read in one place', () => {
  const readers = src.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path);
  expect(readers).toEqual(['src/settings.ts']);
});

test('nothing is left for later', () => {
  expect(all.filter(({ text }) => /\b(TO-?DO|FIX-?ME|XX-?X)\b/.test(text)).map(({ path }) => path)).toEqual(
    [],
  );
});

test('everything is exported by its name', () => {
  expect(all.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)).toEqual([]);
});

test.each([
  ['migrations', mainMigrations],
  ['migrations/vault', vaultMigrations],
])('every migration in %s is listed, oldest first', (folder, listed) => {
  const files = readdirSync(folder).filter((name) => /^\d{13}-/.test(name));
  const classes = files.toSorted().map((name) => name.replace(/^(\d{13})-(\w+)\.ts$/, '$2$1'));
  expect(listed.map(({ name }) => name)).toEqual(classes);
});
