import { partOf, type Source, sourcesBelow } from './sources';

const below = [
  'foundation',
  'settings',
  'personal-data',
  'vault',
  'ledger',
  'jobs',
  'mail',
  'processing',
  'downloads',
  'payments',
];
/** Below the wings, and known to them alone. */
const forWings = [...below, 'graphql', 'values'];
const stores = ['foundation', 'personal-data', 'processing', 'vault', 'ledger', 'jobs', 'mail'];

/** Who may import whom. What is not named here puts the house together and may import everything. */
const mayImport: Record<string, readonly string[]> = {
  foundation: [],
  settings: ['foundation', 'personal-data'],
  'personal-data': ['foundation'],
  processing: ['foundation', 'personal-data'],
  vault: stores,
  ledger: stores,
  jobs: stores,
  mail: stores,
  payments: ['foundation', 'settings'],
  downloads: ['foundation', 'personal-data', 'vault'],
  identity: ['foundation', 'personal-data', 'vault'],
  graphql: below,
  values: ['foundation', 'personal-data', 'graphql'],
  residue: ['foundation'],
  account: forWings,
  privacy: forWings,
  support: forWings,
  web: [],
  server: ['foundation', 'settings', 'personal-data', 'processing', 'jobs', 'identity', 'graphql'],
};
const wings = ['account', 'privacy', 'support'];
const composition = [
  'app',
  'banner',
  'commands',
  'contracts',
  'databases',
  'demo',
  'features',
  'house',
  'housekeeping.job',
  'main',
  'migrate',
];

const sources = sourcesBelow('src');
const edges = sources.flatMap((from) => from.imports.map((to) => ({ from: from.path, to })));
const crossing = edges.filter(({ from, to }) => to.startsWith('src/') && partOf(from) !== partOf(to));

test('every part of the house has its place in the order', () => {
  const parts = new Set(sources.map(({ path }) => partOf(path)));
  const placed = [...Object.keys(mayImport), ...composition];
  expect([...parts].filter((part) => !placed.includes(part))).toEqual([]);
});

test('imports run downward only', () => {
  const offends = ({ from, to }: { from: string; to: string }) =>
    mayImport[partOf(from)]?.includes(partOf(to)) === false;
  expect(crossing.filter(offends).map(sentence)).toEqual([]);
});

test('only what puts the house together knows the wings', () => {
  const knowing = crossing.filter(({ to }) => wings.includes(partOf(to))).map(({ from }) => partOf(from));
  expect([...new Set(knowing)].filter((part) => !composition.includes(part))).toEqual([]);
});

test('a part, or a feature of a wing, that has a door is entered by it', () => {
  const doors = sources.map(({ path }) => path).filter((path) => path.endsWith('/index.ts'));
  const passesBy = ({ from, to }: { from: string; to: string }) =>
    doors.some((door) => to.startsWith(folderOf(door)) && to !== door && isOutside(from, door));
  expect(edges.filter(passesBy).map(sentence)).toEqual([]);
});

test('nothing imports in a circle, types included', () => {
  expect(circlesOf(sources)).toEqual([]);
});

test('a circle would be found', () => {
  const file = (path: string, ...imports: string[]) => ({ path, imports, text: '', lines: 0 });
  const circle = [file('a', 'b'), file('b', 'c', 'd'), file('c', 'a'), file('d')];
  expect(circlesOf(circle)).toEqual(['a -> b -> c -> a']);
});

test('services know no GraphQL and no HTTP', () => {
  const outside = /^(graphql|type-graphql|fastify|@apollo\/.*|src\/graphql\/.*|src\/server\/.*)$/;
  const offends = ({ from, to }: { from: string; to: string }) =>
    from.endsWith('.service.ts') && outside.test(to);
  expect(edges.filter(offends).map(sentence)).toEqual([]);
});

test('resolvers know no TypeORM', () => {
  const offends = ({ from, to }: { from: string; to: string }) =>
    from.endsWith('.resolver.ts') && to.startsWith('typeorm');
  expect(edges.filter(offends).map(sentence)).toEqual([]);
});

function sentence({ from, to }: { from: string; to: string }): string {
  return `${from} imports ${to}`;
}

/** Folders of one part know each other, but for the features of a wing. */
function isOutside(path: string, door: string): boolean {
  return wings.includes(partOf(door)) ? !path.startsWith(folderOf(door)) : partOf(path) !== partOf(door);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Each circle once, from where the walk met it. */
function circlesOf(files: readonly Source[]): string[] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    else if (!done.has(path)) for (const next of importsOf.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return circles;
}
