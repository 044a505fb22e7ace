import { UsageError } from "../usage-error.js";

/** What to tell whoever named a file for output that Node.js could not write. */
export function cannotWrite(file: string, error: unknown): UsageError {
  return new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
}
