import { unfitsDefinition } from "@nf-lint/parser";
import type { Problem, Script } from "@nf-lint/parser";

/** The definitions that have a problem for which Nextflow takes them for calls. */
export function unfitDefinitions({ body }: Script, problems: readonly Problem[]): ReadonlySet<Script["body"][number]> {
  const starts = problems.filter(unfitsDefinition).map(({ range }) => range[0]);
  if (starts.length === 0) return NONE;
  const unfit = new Set<Script["body"][number]>();
  // Both are in source order.
  let at = 0;
  for (const node of body) {
    while ((starts[at] ?? Infinity) < node.range[0]) at += 1;
    if ((starts[at] ?? Infinity) < node.range[1]) unfit.add(node);
  }
  return unfit;
}

const NONE: ReadonlySet<Script["body"][number]> = new Set();
