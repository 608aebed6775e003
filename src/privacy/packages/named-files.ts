/** So many files are named where a package is shown; its manifest names every one. */
const namedAtMost = 500;

/** The names that are shown of a package's files, with a mark where there are more. */
export function namesOf(files: readonly { name: string }[]): string[] {
  const names = files.map(({ name }) => name);
  return names.length > namedAtMost ? [...names.slice(0, namedAtMost), '…'] : names;
}
