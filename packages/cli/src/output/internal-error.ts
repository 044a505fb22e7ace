import type { Io } from "../io.js";
import { printable } from "./printable-text.js";
import { VERSION } from "../version.js";

const ISSUES = "https://github.com/nf-lint/nf-lint/issues";

/** Says that a bug is ours, and what to send. The stack is for who asks for it: it tells most users nothing. */
export function internalErrorText(what: string, error: Error, env: Io["env"]): string {
  const debug = Boolean(env["NF_LINT_DEBUG"]);
  return [
    `nf-lint: internal error: ${printable(what)}`,
    `This is a bug in nf-lint, not in your files. Please report it at ${ISSUES} with the lines above and below and, if you may share it, the file.`,
    `nf-lint ${VERSION}, Node.js ${process.version}, ${process.platform}${debug ? "" : "; with NF_LINT_DEBUG=1 it says more"}`,
    ...(debug ? [error.stack ?? error.message] : []),
    "",
  ].join("\n");
}
