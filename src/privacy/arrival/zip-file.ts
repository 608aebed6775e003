import { crc32, inflateRawSync } from 'node:zlib';
import { PackageRefused } from './package-refused';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** The end record with the longest comment behind it. */
const endAtMost = 22 + 0xffff;

interface Entry {
  name: string;
  isEncrypted: boolean;
  method: number;
  crc: number;
  packedBytes: number;
  bytes: number;
  localAt: number;
}

export function isZip(bytes: Buffer): boolean {
  return bytes.length >= 22 && bytes.readUInt32LE(0) === localMark;
}

/** The files of a ZIP by name, each unpacked when it is asked for and never beyond `atMost` bytes (APPNOTE 4.3). */
export function filesIn(zip: Buffer, atMost: number): ReadonlyMap<string, () => Buffer> {
  return intact(
    () => new Map(entriesOf(zip).map((entry) => [entry.name, () => unpacked(zip, entry, atMost)])),
  );
}

function entriesOf(zip: Buffer): Entry[] {
  const end = endOf(zip);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== entryMark) throw damaged();
    const nameBytes = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes),
      isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packedBytes: zip.readUInt32LE(at + 20),
      bytes: zip.readUInt32LE(at + 24),
      localAt: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - endAtMost); at--)
    if (zip.readUInt32LE(at) === endMark) return at;
  throw damaged();
}

function unpacked(zip: Buffer, entry: Entry, atMost: number): Buffer {
  const { localAt, method, packedBytes, bytes, name } = entry;
  if (entry.isEncrypted || (method !== 0 && method !== 8))
    throw new PackageRefused(`${name} is packed in a way that is not read here.`);
  if (bytes > atMost) throw new PackageRefused(`${name} is larger than ${atMost} bytes.`);
  return intact(() => {
    if (zip.readUInt32LE(localAt) !== localMark) throw damaged();
    const from = localAt + 30 + zip.readUInt16LE(localAt + 26) + zip.readUInt16LE(localAt + 28);
    const packed = zip.subarray(from, from + packedBytes);
    const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) });
    if (content.length !== bytes || crc32(content) !== entry.crc) throw damaged();
    return content;
  });
}

/** Whatever points beyond the file, or does not unpack, is one and the same to people. */
function intact<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof PackageRefused ? error : damaged();
  }
}

function damaged(): PackageRefused {
  return new PackageRefused('The ZIP file is damaged.');
}
