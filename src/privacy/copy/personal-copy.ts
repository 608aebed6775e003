import type { DataSource } from 'typeorm';
import type { Category, PersonalColumn, PersonalRecords } from '../../personal-data';
import { Archive, type PackedStream } from '../packing/archive';
import type { PackageSource } from '../packing/package-execution';
import type { ProcessingRegister } from '../processing/processing-register';
import type { Responsible } from '../readme/facts';
import { readme } from '../readme/readme';
import type { RightsRequest } from '../requests/rights-request.entity';
import { type CopyTable, fileNameOf, planCopy } from './copy-plan';
import { dataJson } from './data-json';
import { factsOf } from './copy-facts';
import { SubjectSnapshot } from './subject-snapshot';
import { tableCsv } from './table-csv';

/** The copy of a person's data (Art. 15(3)): a ZIP that is made while it is read, a page of rows at a time. */
export class PersonalCopy implements PackageSource {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly processing: ProcessingRegister,
    private readonly controller: Responsible,
    private readonly privacyContact: string,
  ) {}

  async write(
    request: RightsRequest,
    refused: readonly Category[],
    generatedAt: Date,
  ): Promise<PackedStream> {
    const { customerId, reference, receivedAt, language } = request;
    const categories = (request.categories?.split(',') ?? null) as Category[] | null;
    const plan = planCopy(this.records.catalogue, categories, refused);
    const snapshot = await SubjectSnapshot.take(this.database, this.records, plan, customerId);
    const head = { reference, receivedAt, generatedAt, categories: categories ?? 'all', refused };
    const counts = new Map<string, number>();
    const archive = new Archive(receivedAt);

    archive.add('data.json', () => dataJson(head, plan, snapshot, language));
    for (const table of plan.filter(({ columns }) => columns.length > 0)) {
      const { name } = table.table;
      const columns = ['id', ...table.columns.map(({ property }) => property)];
      const count = (rows: number) => void counts.set(name, (counts.get(name) ?? 0) + rows);
      archive.add(`csv/${name}.csv`, () => tableCsv(table, columns, snapshot, count));
    }
    await addFiles(archive, plan, snapshot);
    const { controller, privacyContact } = this;
    const { recipients } = this.processing.in(language);
    const course = { request, refused, generatedAt, controller, privacyContact, recipients, plan };
    const answer = () => factsOf({ ...course, counts });
    archive.add('README.html', () => [readme(answer())]);
    return archive.end({ reference, generatedAt });
  }
}

/** The files that rows hold, each in its turn, so that no two are in memory. */
async function addFiles(
  archive: Archive,
  plan: readonly CopyTable[],
  snapshot: SubjectSnapshot,
): Promise<void> {
  for (const table of plan)
    for (const column of table.columns.filter(({ file }) => file !== undefined))
      for await (const page of snapshot.pages(table, []))
        for (const { id } of page)
          archive.add(fileNameOf(table.table, column, id), () => fileOf(snapshot, table, column, id));
}

async function* fileOf(
  snapshot: SubjectSnapshot,
  table: CopyTable,
  column: PersonalColumn,
  id: string,
): AsyncGenerator<Buffer> {
  const bytes = await snapshot.file(table, column, id);
  if (bytes) yield bytes;
}
