/** A package cannot be taken in; nothing was changed. The message names places in the file, never values. */
export class PackageRefused extends Error {
  override readonly name = 'PackageRefused';
}
