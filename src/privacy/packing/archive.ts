import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inThisContext } from '../../foundation/async-context';
import { software } from '../../foundation/installation';

/** One file of a package, as its manifest names it. */
export interface PackedFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** A ZIP under way; `files` is complete once the stream has ended. */
export interface PackedStream {
  zip: AsyncIterable<unknown>;
  files: PackedFile[];
}

type Pieces = AsyncIterable<string | Buffer> | Iterable<string | Buffer>;

/** A ZIP whose files are made one after the other, when their turn comes. */
export class Archive {
  private readonly files: PackedFile[] = [];
  private readonly zip = new ZipFile();
  private readonly output = this.zip.outputStream as Readable;

  /** `mtime` stands with every file, so that the same rows make the same bytes. */
  constructor(private readonly mtime: Date) {
    // A file that fails is told to the archive alone; its reader must hear of it too.
    this.zip.on('error', (error) => this.output.destroy(error as Error));
  }

  add(name: string, make: () => Pieces): void {
    const options = { mtime: this.mtime, mode: 0o100600, compress: true };
    const pieces = inThisContext(this.measured(name, make));
    this.zip.addReadStreamLazy(name, options, (begin) =>
      begin(null, Readable.from(pieces, { objectMode: false })),
    );
  }

  /** The last file names every other with its size and SHA-256. */
  end(request: { reference: string; generatedAt: Date }): PackedStream {
    this.add('manifest.json', () => [
      `${JSON.stringify({ ...request, software, files: this.files.slice() }, null, 2)}\n`,
    ]);
    this.zip.end();
    return { zip: this.output, files: this.files };
  }

  private async *measured(name: string, make: () => Pieces): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of make()) {
      if (piece.length === 0) continue;
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
    this.files.push({ name, bytes: size, sha256: hash.digest('hex') });
  }
}
