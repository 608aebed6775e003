import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { EntityMetadataBuilder } from 'typeorm/metadata-builder/EntityMetadataBuilder.js';
import { mainEntities } from '../databases';
import { type Catalogue, readCatalogue } from '../personal-data';

/** The data map as the entities declare it, without a database. */
export function dataMap(): Catalogue {
  const nowhere = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: mainEntities });
  return readCatalogue(new EntityMetadataBuilder(nowhere, getMetadataArgsStorage()).build(mainEntities));
}
