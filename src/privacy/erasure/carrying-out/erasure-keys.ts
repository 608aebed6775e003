/** Names an erasure in the protective ledger. */
export function keyOf(requestId: string): string {
  return `erasure:${requestId}`;
}

/** Names there what was deleted of it later. */
export function remainderKeyOf(requestId: string): string {
  return `remainder:${requestId}`;
}
