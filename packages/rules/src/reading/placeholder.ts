import type { NameProblem } from "@nf-lint/resolver";

/** Whether an undefined name is the `$` of a `${…}` outside of a string, which Groovy reads as the call of a function `$`. */
export function isPlaceholder({ code, name }: NameProblem): boolean {
  return name === "$" && code === "undefined-function";
}
