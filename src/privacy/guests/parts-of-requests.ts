import type { DataSource } from 'typeorm';
import { type Catalogue, retentionPlan } from '../../personal-data';
import { RightsRequest } from '../requests/rights-request.entity';

/** Every table whose rows belong to a request, with the property that names it: what the data map dates by it, and what has its id. */
export function partsOfRequests(database: DataSource, catalogue: Catalogue): ReadonlyMap<Function, string> {
  const parts = new Map<Function, string>();
  for (const { table, dated } of retentionPlan(catalogue))
    if (dated?.entity === RightsRequest) parts.set(table.entity, dated.by);
  for (const { target, propertiesMap } of database.entityMetadatas)
    if (typeof target === 'function' && 'requestId' in propertiesMap) parts.set(target, 'requestId');
  return parts;
}
