import { createLinter, describeFailure, describeNotice } from "@nf-lint/linter";
import type { LinterOptions } from "@nf-lint/linter";
import { colorsFor } from "../output/color.js";
import type { ColorMode } from "../output/color.js";
import type { ExitStatus, Io } from "../io.js";
import { Messages } from "../output/messages.js";
import { printable } from "../output/printable-text.js";

/** `nf-lint --files`: the files that would be linted, one to a line. */
export function listFiles(
  paths: readonly string[],
  options: LinterOptions & { readonly color: ColorMode },
  io: Io,
): ExitStatus {
  const { files, failures, notices } = createLinter(options).filesOf(paths);
  const messages = new Messages(io, colorsFor(io.stderr, options.color, io.env));
  io.stdout.write(files.map((file) => `${printable(file)}\n`).join(""));
  for (const notice of notices) messages.note(describeNotice(notice));
  for (const failure of failures) messages.error(describeFailure(failure));
  return failures.length > 0 ? 2 : 0;
}
