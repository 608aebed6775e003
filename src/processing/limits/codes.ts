/** Codes of a list of ours as a column holds them. */
export function written(codes: readonly string[]): string {
  return codes.join(',');
}

/** The same of a list that may stand for all. */
export function writtenOrAll(codes: readonly string[] | null): string | null {
  return codes && written(codes);
}

/** Those of the known ones that a column holds, in its order. */
export function codesOf<Code extends string>(column: string, known: Record<Code, unknown>): Code[] {
  return column.split(',').filter((code): code is Code => Object.hasOwn(known, code));
}

/** Null where the column stands for all. */
export function codesOrAll<Code extends string>(
  column: string | null,
  known: Record<Code, unknown>,
): Code[] | null {
  return column === null ? null : codesOf(column, known);
}
