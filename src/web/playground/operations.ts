import type { Viewer } from './viewer';

export type Client = 'portal' | 'mobile' | 'support';

/** An operation that one of our clients runs, with an example of its variables. */
export interface Operation {
  client: Client;
  /** As its file is called: update-profile. */
  name: string;
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

/** All of them, by client: the first page, then what reads, then what changes. */
export const operations: readonly Operation[] = Object.entries(texts)
  .map(([path, text]) => {
    const [client, file] = path.split('/').slice(-2) as [Client, string];
    const variables = examples[path.replace(/\.graphql$/, '.variables.json')] ?? '';
    return { client, name: file.replace(/\.graphql$/, ''), text, variables };
  })
  .toSorted((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name));

/** Whose operations a person's tabs hold: staff support's, everybody else the portal's. */
export function clientOf(viewer: Viewer | null): Client {
  return viewer === null || viewer.role === 'CUSTOMER' ? 'portal' : 'support';
}

function rankOf({ name, text }: Operation): number {
  if (['dashboard', 'home', 'viewer'].includes(name)) return name === 'viewer' ? 1 : 0;
  return /^mutation\b/m.test(text) ? 3 : 2;
}
