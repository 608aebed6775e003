/** Values as their texts: what is no text as JSON; what is left out stays left out. */
export function writtenValues(
  values: Readonly<Record<string, string | object | null | undefined>>,
): Record<string, string | null> {
  const texts = Object.entries(values).flatMap(([property, value]) => {
    if (value === undefined) return [];
    return [[property, value === null || typeof value === 'string' ? value : JSON.stringify(value)] as const];
  });
  return Object.fromEntries(texts);
}
