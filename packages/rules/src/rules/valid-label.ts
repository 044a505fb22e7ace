import { directivesOf, isValidLabel } from "@nf-lint/pipeline";
import type { ScriptProject } from "@nf-lint/pipeline";
import { traverse } from "@nf-lint/parser";
import type { Argument } from "@nf-lint/parser";
import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<"invalid" | "dynamic">({
  meta: {
    type: "problem",
    docs: {
      description: "Require labels of processes that Nextflow takes",
      presets: ["recommended", "production", "isolated", "nf-core"],
      severity: "error",
      since: "0.1.0",
    },
    messages: {
      invalid:
        "`{{label}}` is no label that Nextflow takes, which ends the run when the script is read, whether the process is called or not. A label is of letters, digits and `_`, begins with a letter and does not end with `_`.",
      dynamic:
        "A label is read when the script is, before there is any task, so this ends the run. Write a fixed label, and choose by task in the directives themselves.",
    },
  },

  checkScript({ module, scripts, report }) {
    for (const process of module.ast.body) {
      if (process.type !== "ProcessDeclaration" || module.unfitDefinitions.has(process)) continue;
      for (const directive of directivesOf(process)) {
        const [value, ...others] = directive.arguments;
        if (directive.name.name !== "label" || value === undefined || others.length > 0) continue;
        const place = { file: module.path, range: value.range, loc: value.loc };
        if (value.type === "StringLiteral" && value.value !== "" && !isValidLabel(value.value))
          report({ messageId: "invalid", data: { label: value.value }, place });
        else if (isDynamic(value, module.path, scripts)) report({ messageId: "dynamic", place });
      }
    }
  },
});

/** Whether it is for a task: a closure, or a text with an input or `task` in it. `params` are there when the script is read. */
function isDynamic(value: Argument, path: string, scripts: ScriptProject): boolean {
  if (value.type === "Closure") return true;
  if (value.type !== "GString" && value.type !== "Identifier") return false;
  const taskNames = new Set<object>(
    scripts
      .names(path)
      ?.references.filter(
        ({ target, name }) => name === "task" || (target && "kind" in target && target.kind === "input"),
      )
      .map(({ node }) => node),
  );
  let found = false;
  traverse(value, (node) => {
    found ||= taskNames.has(node);
  });
  return found;
}
