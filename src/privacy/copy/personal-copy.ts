import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { ZipFile } from 'yazl';
import type { Category, PersonalColumn, PersonalRecords } from '../../personal-data';
import type { Responsible } from '../readme/facts';
import { readme } from '../readme/readme';
import type { RightsRequest } from '../requests/rights-request.entity';
import { type CopyTable, fileNameOf, planCopy } from './copy-plan';
import { dataJson } from './data-json';
import { factsOf } from './copy-facts';
import { software } from '../../foundation/installation';
import { SubjectSnapshot } from './subject-snapshot';
import { tableCsv } from './table-csv';

export interface CopyFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** A ZIP under way; `files` is complete once the stream has ended. */
export interface CopyStream {
  zip: AsyncIterable<unknown>;
  files: CopyFile[];
}

/** The copy of a person's data (Art. 15(3)): a ZIP that is made while it is read, a page of rows at a time. */
export class PersonalCopy {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly controller: Responsible,
    private readonly privacyContact: string,
  ) {}

  async write(request: RightsRequest, generatedAt: Date): Promise<CopyStream> {
    const { customerId, reference, receivedAt, language } = request;
    const categories = (request.categories?.split(',') ?? null) as Category[] | null;
    const plan = planCopy(this.records.catalogue, categories);
    const snapshot = await SubjectSnapshot.take(this.database, this.records, plan, customerId);
    const head = { reference, receivedAt, generatedAt, categories: categories ?? 'all' };
    const counts = new Map<string, number>();
    const archive = new Archive(receivedAt);

    archive.add('data.json', () => dataJson(head, plan, snapshot, language));
    for (const table of plan.filter(({ columns }) => columns.length > 0)) {
      const { name } = table.table;
      const count = (rows: number) => void counts.set(name, (counts.get(name) ?? 0) + rows);
      archive.add(`csv/${name}.csv`, () => tableCsv(table, snapshot, count));
    }
    await addFiles(archive, plan, snapshot);
    const { controller, privacyContact } = this;
    const answer = () => factsOf({ request, generatedAt, controller, privacyContact, plan, counts });
    archive.add('README.html', () => [readme(answer())]);
    archive.add('manifest.json', () => [
      `${JSON.stringify({ reference, generatedAt, software, files: archive.files.slice() }, null, 2)}\n`,
    ]);
    return { zip: archive.end(), files: archive.files };
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

type Pieces = AsyncIterable<string | Buffer> | Iterable<string>;

/** A ZIP whose files are made one after the other, when their turn comes. */
class Archive {
  readonly files: CopyFile[] = [];
  private readonly zip = new ZipFile();
  private readonly output = this.zip.outputStream as Readable;

  /** `mtime` stands with every file, so that the same rows make the same bytes. */
  constructor(private readonly mtime: Date) {
    // A file that fails is told to the archive alone; its reader must hear of it too.
    this.zip.on('error', (error) => this.output.destroy(error as Error));
  }

  add(name: string, make: () => Pieces): void {
    const options = { mtime: this.mtime, mode: 0o100600, compress: true };
    this.zip.addReadStreamLazy(name, options, (begin) =>
      begin(null, Readable.from(this.measured(name, make), { objectMode: false })),
    );
  }

  end(): Readable {
    this.zip.end();
    return this.output;
  }

  private async *measured(name: string, make: () => Pieces): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of make()) {
      if (piece.length === 0) continue;
      const bytes = Buffer.from(piece);
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
    this.files.push({ name, bytes: size, sha256: hash.digest('hex') });
  }
}
