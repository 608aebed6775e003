/** Codes of a list of ours as a column holds them. */
export function written(codes: readonly string[]): string {
  return codes.join(',');
}

/** The same of a list that may stand for all. */
export function writtenOrAll(codes: readonly string[] | null): string | null {
  return codes && written(codes);
}

export function codesOf<Code extends string>(column: string): Code[] {
  return column.split(',').filter(Boolean) as Code[];
}

export function codesOrAll<Code extends string>(column: string | null): Code[] | null {
  return column === null ? null : codesOf<Code>(column);
}
