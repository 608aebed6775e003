import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const clients = ['portal', 'mobile', 'support'] as const;
export type Client = (typeof clients)[number];

/** An operation of a client as its manifest lists it. */
export interface Listed {
  id: string;
  name: string;
  type: 'query' | 'mutation';
  body: string;
}

export interface Operation extends Listed {
  /** As its file is called: update-profile. */
  file: string;
  /** The example of its variables. */
  variables: object;
}

export const folder = 'schema/operations';

/** What ends all sign-ins but one, or all of them. */
const ending = /UndoEmailChange$|EndOtherSessions$|ReportAccess$/;

/** The operations of a client: what reads, what changes, and last what nothing can follow. */
export function operationsOf(client: Client): Operation[] {
  const files = readdirSync(join(folder, client)).filter((name) => name.endsWith('.graphql'));
  const listed = listedIn(join(folder, 'manifests', `${client}.json`));
  return files
    .map((name) => {
      const [, called] = /^(?:query|mutation) (\w+)/m.exec(readFileSync(join(folder, client, name), 'utf8'))!;
      const file = name.replace(/\.graphql$/, '');
      const found = listed.find((each) => each.name === called);
      if (!found) throw new Error(`${client}/${name} is in no manifest: npm run contracts.`);
      return { ...found, file, variables: exampleOf(client, file) };
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ type, name }: Operation): number {
  if (type === 'query') return 0;
  return ending.test(name) ? 2 : 1;
}

export function listedIn(manifest: string): Listed[] {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { operations: Listed[] }).operations;
}

function exampleOf(client: Client, file: string): object {
  const path = join(folder, client, `${file}.variables.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : {};
}
