/** How large a request may be. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 5000,
  operations: 10,
  fragments: 100,
  /** Fields below one another, but for introspection, which has a limit of its own. */
  levels: 12,
  aliases: 15,
  directives: 8,
  /** Fields that stand in the same braces already: comparing them is the dearest part of validation. */
  repetitions: 20,
  validationErrors: 5,
} as const;
