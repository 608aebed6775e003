import type { PurposeCode } from '../personal-data';

/** A kind of thing that is downloaded by link. */
export interface DownloadKind {
  /** Its place in the path: `/downloads/packages/...`. */
  path: string;
  /** Of its ids. */
  prefix: string;
  /** For which purpose of the data map it is handed over. */
  purpose: PurposeCode;
}

/** A file that may be handed over. */
export interface Download {
  id: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  /** The bytes from `start` to `end`, both counted. */
  read(start: number, end: number): AsyncIterable<Buffer>;
  /** Hears that a download began. */
  begin(): Promise<void>;
}

/** What lies behind the links of one kind. */
export interface Downloads {
  kind: DownloadKind;
  find(id: string): Promise<Download | 'MISSING' | 'EXPIRED'>;
}
