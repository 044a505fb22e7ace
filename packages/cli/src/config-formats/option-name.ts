import { isIdentifier } from "@nf-lint/linter";
import type { OptionPath } from "@nf-lint/linter";
import { printable } from "../output/printable-text.js";

/** `process.'withName:FOO'.cpus`: an option as a person writes it. */
export function optionName(path: OptionPath): string {
  return path.map((name) => (isIdentifier(name) ? name : `'${printable(name)}'`)).join(".");
}
