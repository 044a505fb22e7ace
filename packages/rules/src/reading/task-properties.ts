import { childrenOf } from "@nf-lint/parser";
import type { Node } from "@nf-lint/parser";
import { keptFor } from "../authoring/kept-for.js";

/** The properties of `task` that a file reads: what it has `disk` of in `"--tmp=${task.disk.toMega()}"`. */
export const taskPropertiesIn: (file: Node) => ReadonlySet<string> = keptFor((file) => {
  const names = new Set<string>();
  const pending = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "PropertyExpression" && node.object.type === "Identifier" && node.object.name === "task") {
      if (node.property.type === "Identifier") names.add(node.property.name);
    }
    for (const child of childrenOf(node)) pending.push(child);
  }
  return names;
});
