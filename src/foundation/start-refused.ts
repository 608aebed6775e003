/** A fault of the operator's that is told as one line, without a stack. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
