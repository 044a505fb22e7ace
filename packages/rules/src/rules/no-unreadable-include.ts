import type { IncludeTarget, IncludeVisit, ResolvedConfig } from "@nf-lint/resolver";
import { placeOf } from "../reading/config-statements.js";
import { shownPath } from "../reading/files-read.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { FindingSeverity } from "../authoring/rule-meta.js";

type Why = Extract<IncludeTarget, { kind: "unreadable" }>["why"];

/** More than any pipeline has, and less than what overflows the stack of a Java machine. */
const LONGEST_CHAIN = 100;

export default defineProjectRule<"directory" | "outside" | "binary" | "tooLarge" | "denied" | "deep">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow includes that lead to no readable file of the project",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      directory: "`{{path}}` is a folder, and including it ends the run. Include a file in it.",
      outside:
        "`{{path}}` lies outside the project: a clone does not have it. nf-lint does not read it and takes what it may set for unknown.",
      binary:
        "`{{path}}` is no UTF-8 text. nf-lint does not read it and takes what it may set for unknown. Save it as UTF-8.",
      tooLarge:
        "`{{path}}` is too large for a configuration. nf-lint does not read it and takes what it may set for unknown.",
      denied:
        "`{{path}}` may not be read by this user. nf-lint takes what it may set for unknown. Correct its permissions.",
      deep: "`{{path}}` lies behind a chain of more than {{limit}} includes, which may overflow Nextflow's stack. Shorten the chain.",
    },
  },

  check({ project, config, report }) {
    for (const { file, node, target, certain } of config.includes) {
      if (target.kind !== "unreadable") continue;
      report({
        messageId: target.why === "too-large" ? "tooLarge" : target.why,
        data: { path: shownPath(project, target.path) },
        place: placeOf(file, node.source),
        ...severityOf(target.why, certain),
      });
    }

    for (const { file, node, path } of tooDeep(config, project.rootFile)) {
      report({
        messageId: "deep",
        data: { path: shownPath(project, path), limit: String(LONGEST_CHAIN) },
        place: placeOf(file, node.source),
      });
    }
  },
});

/** A folder surely ends the run; what lies outside is a matter of where the pipeline is meant to run. */
function severityOf(why: Why, certain: boolean): { readonly severity?: FindingSeverity } {
  if (why === "directory" && certain) return { severity: "error" };
  return why === "outside" ? { severity: "info" } : {};
}

interface DeepInclude extends Pick<IncludeVisit, "file" | "node"> {
  readonly path: string;
}

/** The first include of each chain that is one too many. */
function tooDeep({ includes }: ResolvedConfig, rootFile: string): readonly DeepInclude[] {
  const depths = new Map([[rootFile, 0]]);
  return includes.flatMap(({ file, node, target }) => {
    if (target.kind !== "file") return [];
    const depth = (depths.get(file) ?? 0) + 1;
    depths.set(target.path, Math.max(depth, depths.get(target.path) ?? 0));
    return depth === LONGEST_CHAIN + 1 ? [{ file, node, path: target.path }] : [];
  });
}
