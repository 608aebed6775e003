import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PackageRefused } from './package-refused';
import { filesIn, isZip } from './zip-file';

/** Neither a package nor what it unpacks to may be larger. */
export const largestBytes = 64 * 1024 * 1024;

const fileName = 'portable.json';
const manifest = z.object({
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});

/** The document in a package: in the ZIP as it was handed over, or the JSON file alone. */
export function documentIn(bytes: Buffer): unknown {
  if (bytes.length > largestBytes) throw new PackageRefused(`The file is larger than ${largestBytes} bytes.`);
  return parsed(isZip(bytes) ? documentInZip(bytes) : bytes, fileName);
}

function documentInZip(zip: Buffer): Buffer {
  const files = filesIn(zip, largestBytes);
  const document = files.get(fileName)?.();
  if (!document)
    throw new PackageRefused(
      `There is no ${fileName} in the ZIP file: ask for a package for data portability in the format JSON.`,
    );
  const listed = files.get('manifest.json');
  if (listed) expectListed(document, parsed(listed(), 'manifest.json'));
  return document;
}

/** What the manifest says of the document holds still. */
function expectListed(document: Buffer, content: unknown): void {
  const listed = manifest.safeParse(content).data?.files.find(({ name }) => name === fileName);
  const sha256 = createHash('sha256').update(document).digest('hex');
  if (listed?.bytes !== document.length || listed.sha256 !== sha256)
    throw new PackageRefused(`${fileName} is not the one that manifest.json names: it was altered.`);
}

function parsed(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new PackageRefused(`${name} is no JSON in UTF-8.`);
  }
}
