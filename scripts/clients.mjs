import { codegen } from '@graphql-codegen/core';
import { addTypenameSelectionDocumentTransform, preset } from '@graphql-codegen/client-preset';
import { buildSchema, getOperationAST, isAbstractType, parse, printSchema } from 'graphql';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run clients -- FOLDER [CLIENT...]` writes what a front end is built with: for each client a folder of typed
// documents that know their ids, and in `manifests` the list of these documents for the server's SAFELIST_DIR.
const contracts = join(dirname(dirname(fileURLToPath(import.meta.url))), 'schema');
const [out, ...wanted] = process.argv.slice(2);

/** How the values of our scalars look in JSON; one that is missing here is an error. */
const scalars = {
  ...textual('CountryCode CurrencyCode Date DateTime EmailAddress IPAddress Locale PhoneNumber TimeZone URL'),
  Long: 'number',
};

if (!out) {
  console.error('Say where to: npm run clients -- FOLDER [CLIENT...]');
  process.exit(1);
}
const schema = buildSchema(readFileSync(join(contracts, 'schema.graphql'), 'utf8'));
for (const client of wanted.length > 0 ? wanted : clients()) await generate(client);

async function generate(client) {
  const folder = join(out, client);
  const documents = documentsOf(client);
  const files = await preset.buildGeneratesSection({
    baseOutputDir: `${folder}/`,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents,
    // A normalising cache would add these itself: so the text that runs is the text that is listed.
    documentTransforms: [{ transformObject: addTypenameSelectionDocumentTransform, config: {} }],
    plugins: [],
    pluginMap: {},
    config: { scalars, strictScalars: true, useTypeImports: true, futureProofEnums: true },
    presetConfig: { persistedDocuments: { hashAlgorithm: sha256 } },
  });
  const texts = await Promise.all(files.map((file) => codegen(file)));
  for (const [i, { filename }] of files.entries()) write(filename, texts[i]);
  write(join(folder, 'possible-types.json'), textOf(possibleTypes()));
  const persisted = JSON.parse(texts[files.findIndex(({ filename }) => filename.endsWith('.json'))]);
  write(join(out, 'manifests', `${client}.json`), manifestOf(persisted));
  console.log(`${folder}: ${documents.length} operations`);
}

function documentsOf(client) {
  const folder = join(contracts, 'operations', client);
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return names.toSorted().map((name) => {
    const rawSDL = readFileSync(join(folder, name), 'utf8');
    return { location: join(folder, name), rawSDL, document: parse(rawSDL) };
  });
}

/** Apollo's persisted query manifest, of the preset's list of texts by their ids. */
function manifestOf(persisted) {
  const operations = Object.entries(persisted).map(([id, body]) => {
    const { name, operation } = getOperationAST(parse(body));
    return { id, name: name.value, type: operation, body };
  });
  return textOf({ format: 'apollo-persisted-query-manifest', version: 1, operations });
}

/** Which types are meant by an interface: a cache must know it to read fragments on them. */
function possibleTypes() {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(
    abstract.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
}

function textOf(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function clients() {
  const entries = readdirSync(join(contracts, 'operations'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'manifests').map(({ name }) => name);
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

function textual(names) {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'string']));
}
