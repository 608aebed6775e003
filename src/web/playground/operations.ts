export const clients = ['portal', 'mobile', 'support'] as const;
export type Client = (typeof clients)[number];

/** An operation that one of our clients runs, with an example of its variables. */
export interface Operation {
  client: Client;
  /** As its document calls it: UpdateProfile. */
  name: string;
  /** What it is for, in a sentence. */
  description: string;
  text: string;
  variables: string;
}

const texts = import.meta.glob<string>('../../../schema/operations/*/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = import.meta.glob<string>('../../../schema/operations/*/*.variables.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All of them: a client's first page, then what reads, then what changes. */
export const operations: readonly Operation[] = Object.entries(texts)
  .map(([path, text]) => ({
    client: path.split('/').at(-2) as Client,
    name: /^(?:query|mutation) (\w+)/m.exec(text)?.[1] ?? '',
    description: /^# (.*)/.exec(text)?.[1] ?? '',
    text,
    variables: examples[path.replace(/\.graphql$/, '.variables.json')] ?? '',
  }))
  .toSorted((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name));

const manifests = import.meta.glob<readonly { name: string; body: string }[]>(
  '../../../schema/operations/manifests/*.json',
  { import: 'operations', eager: true },
);
const bodies = new Map(Object.values(manifests).flatMap((all) => all.map(({ name, body }) => [name, body])));
const listed = new Map(operations.map(({ name, text }) => [text.trim(), bodies.get(name)]));

/** The document as the clients' manifests have it, where it is one of theirs: a safelist knows no other form. */
export function asListed(query: string): string {
  return listed.get(query.trim()) ?? query;
}

function rankOf({ name, text }: Operation): number {
  if (/^(Dashboard|MobileHome)$/.test(name)) return 0;
  if (/^(Support)?Viewer$/.test(name)) return 1;
  return /^mutation\b/m.test(text) ? 3 : 2;
}
