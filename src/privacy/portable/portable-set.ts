import type { DataSource } from 'typeorm';
import type { Category, PersonalRecords } from '../../personal-data';
import type { CopyTable } from '../copy/copy-plan';
import { SubjectSnapshot } from '../copy/subject-snapshot';
import { tableCsv } from '../copy/table-csv';
import { PackageFormat } from '../packages/package-format';
import { Archive, type PackedStream } from '../packing/archive';
import type { PackageSource } from '../packing/package-execution';
import type { Responsible } from '../readme/facts';
import type { RightsRequest } from '../requests/rights-request.entity';
import { portableJson } from './portable-json';
import { leftOutOf, planPortable } from './portable-plan';
import { portableReadme } from './portable-readme';
import { portableVersion, schemaPath } from './portable-shape';

/** What every such package says of where it comes from. */
export interface PortableOrigin {
  publicUrl: string;
  controller: Responsible;
  privacyContact: string;
}

/** What a person may take elsewhere (Art. 20): a ZIP with one JSON file for programs, or a table for each kind of record. */
export class PortableSet implements PackageSource {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly origin: PortableOrigin,
  ) {}

  async write(
    request: RightsRequest,
    refused: readonly Category[],
    generatedAt: Date,
  ): Promise<PackedStream> {
    const { customerId, reference, receivedAt } = request;
    const { catalogue } = this.records;
    const plan = planPortable(catalogue, refused);
    const snapshot = await SubjectSnapshot.take(this.database, this.records, plan, customerId);
    const archive = new Archive(receivedAt);
    if (request.format === PackageFormat.CSV) addTables(archive, plan, snapshot);
    else archive.add('portable.json', () => portableJson(this.head(reference, generatedAt), plan, snapshot));
    const facts = { ...this.origin, request, generatedAt, plan, leftOut: leftOutOf(catalogue, refused) };
    archive.add('README.html', () => [portableReadme(facts)]);
    return archive.end({ reference, generatedAt });
  }

  private head(reference: string, generatedAt: Date): object {
    return { $schema: this.origin.publicUrl + schemaPath, version: portableVersion, reference, generatedAt };
  }
}

function addTables(archive: Archive, plan: readonly CopyTable[], snapshot: SubjectSnapshot): void {
  for (const each of plan) {
    const columns = each.columns.map(({ property }) => property);
    archive.add(`csv/${each.table.name}.csv`, () => tableCsv(each, columns, snapshot));
  }
}
