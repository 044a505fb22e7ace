import type { Project } from "@nf-lint/resolver";
import { placeOf } from "../reading/config-statements.js";
import { shownPath } from "../reading/files-read.js";
import type { RelatedPlace } from "../authoring/finding-details.js";
import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<"cycle">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow configuration files that include themselves, also through others",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      cycle:
        "This closes a circle of includes, which ends the run with a stack overflow: {{chain}}. Remove one of them.",
    },
  },

  check({ project, config, report }) {
    for (const { file, node, target, certain } of config.includes) {
      if (target.kind !== "cycle") continue;
      report({
        messageId: "cycle",
        data: { chain: target.chain.map((path) => `\`${shownPath(project, path)}\``).join(" → ") },
        place: placeOf(file, node.source),
        related: linksOf(project, target.chain),
        ...(!certain && { severity: "warning" }),
      });
    }
  },
});

/** The includes that lead along the chain, but for the one that closes it. */
function linksOf({ includes }: Project, chain: readonly string[]): readonly RelatedPlace[] {
  return chain.slice(0, -2).flatMap((from, index) => {
    const to = chain[index + 1];
    const edge = includes.find(
      ({ file, targets }) => file === from && targets.some((target) => target.kind === "file" && target.path === to),
    );
    return edge === undefined
      ? []
      : [{ place: placeOf(from, edge.node.source), message: "The circle comes through here." }];
  });
}
