import type { GraphQLSchema } from 'graphql';
import { features } from '../../src/features';
import { apiSchema } from '../../src/server/schema';
import { askFor } from '../account/email-change-kit';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Answer, Visitor } from '../kit/visitor';
import { demanded } from '../privacy/erasure-kit';
import { portability } from '../privacy/portability-kit';
import { argumentsFor, preparedInput } from './arguments';
import { expected, type Reader, readers } from './expected';
import { mayFind, mayRead } from './may-read';
import {
  type Document,
  documentOf,
  documentsOf,
  objectTypesOf,
  type Question,
  questionsOf,
  type Step,
} from './routes';
import { heldFor, reportFor, requestsOf, underWay } from './stages';

jest.setTimeout(120_000);

const { schema }: { schema: GraphQLSchema } = apiSchema(features, []);

let house: TestHouse;
let visitors: Record<Reader, Visitor>;
let argumentsOf: (step: Step, next: string) => string | null;
/** Which fields were read by somebody. */
const read = new Set<string>();
const asked = new Set<string>();

beforeAll(async () => {
  house = await openHouse({ CONTROLLER_REPRESENTATIVE: 'Rita Rep|rita@rep.example|Weg 1|10115|Berlin|DE' });
  const [own, other, agent, officer, dpo, service] = await Promise.all(
    [
      'ada@example.com',
      'bob@example.com',
      'agent@callxtra.example',
      'officer@callxtra.example',
      'dpo@callxtra.example',
      'service',
    ].map((account) => house.signIn(account)),
  );
  visitors = { nobody: house.nobody, own, other, agent, officer, dpo, service } as Record<Reader, Visitor>;
  await requestsOf(visitors);
  await askFor(house, visitors.own, 'ada@pending.example');
  await portability(visitors.own);
  await demanded(visitors.own);
  await underWay(house, visitors);
  argumentsOf = await argumentsFor(visitors.own, {
    hold: await heldFor(visitors),
    report: await reportFor(visitors),
  });
});
afterAll(() => house.close());

describe.each([
  ['from the customer on', false],
  ['by node(id)', true],
])('7. Every field of the schema, %s (API3:2023, API5:2023)', (_way, isByNode) => {
  it.each(readers)('answers as the expected table says: %s', async (reader) => {
    const differences: string[] = [];
    for (const document of documentsOf(schema, questionsOf(schema, reader, isByNode), argumentsOf)) {
      // What does not answer as expected among others is asked for alone, which tells more.
      const found = await differencesIn(reader, document);
      if (document.questions.length === 1) differences.push(...found);
      else if (found.length > 0)
        for (const question of document.questions)
          differences.push(...(await differencesIn(reader, documentOf(schema, question, argumentsOf))));
    }
    expect(differences).toEqual([]);
  });
});

it('leaves no field of any object type out, for no reader, and finds a reader for each', () => {
  const all = objectTypesOf(schema).flatMap((type) =>
    Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
  );
  expect(all.filter((name) => !read.has(name))).toEqual([]);
  expect(asked.size).toBe(all.length * readers.length);
});

describe('Every mutation', () => {
  const mutations = Object.keys(schema.getMutationType()!.getFields());

  it.each(mutations)(
    '%s does what is asked with the least input, and tells what is wrong with a bad one',
    async (mutation) => {
      const [who = 'own'] = expected.Mutation![mutation] ?? [];
      const codesFor = async (next: string, prepared?: string) => {
        const known = argumentsOf({ type: 'Mutation', field: mutation, target: '' }, next);
        const input = prepared === undefined ? known : `input: ${prepared}`;
        const answer = await visitors[who].ask(`mutation { ${mutation}(${input}) { userErrors { code } } }`);
        expect(answer.errors).toEqual([]);
        return answer.data[mutation].userErrors;
      };
      const prepared = await preparedInput(house, visitors, mutation);
      expect(await codesFor('done', prepared)).toEqual([]);
      expect(await codesFor('userErrors')).not.toEqual([]);
    },
  );
});

/** Asks for the fields of a document: what comes out other than the expected table says. */
async function differencesIn(reader: Reader, { text, questions }: Document): Promise<string[]> {
  const answer = await visitors[reader].ask(text);
  const stray = answer.errors.filter((error) => !questions.some((question) => concerns(error, question)));
  const differences = stray.map(({ extensions }) => `${extensions.code} elsewhere: ${text}`);
  for (const question of questions) {
    const name = `${question.type}.${question.field}`;
    const errors = answer.errors.filter((error) => concerns(error, question));
    const outcome = outcomeOf({ ...answer, errors }, question);
    const due = dueOutcome(reader, question);
    if (outcome !== due) differences.push(`${name} is ${outcome} and not ${due}: ${text}`);
    asked.add(`${reader} ${name}`);
    if (outcome === 'read') read.add(name);
  }
  return differences;
}

/** What the expected table says of the way and of the field at its end. */
function dueOutcome(reader: Reader, { way, type, field }: Question): string {
  const denied = reader === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  for (const step of way) {
    if (!mayRead(reader, step.type, step.field)) return denied;
    // What is not for this reader at all is not there.
    if (step.field === 'node' && !mayFind(reader, step.target)) return 'missing';
  }
  return mayRead(reader, type, field) ? 'read' : denied;
}

/** `read` where the object was there and the field was not refused; else the code, with nothing in its place. */
function outcomeOf({ data, errors }: Answer, { way, field }: Question): string {
  const parents = way.reduce<unknown[]>((objects, step) => inside(objects, step.field), [data]);
  const codes = new Set(errors.map(({ extensions }) => extensions.code));
  if (codes.size === 0) return parents.length > 0 ? 'read' : 'missing';
  const refused = [...codes].join(', ');
  return inside(parents, field).length > 0 ? `${refused} with a value` : refused;
}

/** Is the error about this field, or about a step to it? One without a path is about every field. */
function concerns({ path }: Answer['errors'][number], { way, field }: Question): boolean {
  return path === undefined || startsAlong(path, [...way.map((step) => step.field), field]);
}

/** The values of a field of these objects, lists laid out; what is null is not there. */
function inside(objects: readonly unknown[], field: string): unknown[] {
  return objects
    .flatMap((object) => (object as Record<string, unknown> | null)?.[field])
    .filter((value) => value != null);
}

function startsAlong(path: readonly (string | number)[], way: readonly string[]): boolean {
  const names = path.filter((part) => typeof part === 'string');
  return names.every((name, i) => name === way[i]);
}
