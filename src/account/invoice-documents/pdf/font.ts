import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from '../../../foundation/installation';

let font: Buffer | null = null;

/** A font with the letters of all of Europe: those that are built into PDF have none east of Vienna. */
export function invoiceFont(): Buffer {
  font ??= readFileSync(join(installationRoot, 'assets', 'fonts', 'DejaVuSans.ttf'));
  return font;
}
