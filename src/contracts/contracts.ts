import { lexicographicSortSchema, printSchema } from 'graphql';
import { features } from '../features';
import { portableSchema, processingRecord } from '../privacy';
import { apiSchema } from '../server/schema';
import { settingsReference } from '../settings';
import { authorizationReference } from './authorization';
import { dataMap } from './data-map';
import { errorReference } from './errors';
import { printManifests } from './operations';

/** What the code promises others, as it is printed and committed: text by path. */
export function printContracts(): ReadonlyMap<string, string> {
  const { schema, permissions } = apiSchema(features, []);
  return new Map([
    ['schema/schema.graphql', `${printSchema(lexicographicSortSchema(schema))}\n`],
    ['schema/authorization.md', authorizationReference(permissions)],
    ['schema/portable-data.schema.json', `${JSON.stringify(portableSchema(dataMap(), ''), null, 2)}\n`],
    ['schema/processing-record.md', processingRecord(dataMap())],
    ['docs/operations.md', settingsReference()],
    ['docs/errors.md', errorReference()],
    ...printManifests(schema),
  ]);
}
