/** The command cannot do what was asked for. The message is one line for the person who asked; the status is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
