import type { Constant } from "@nf-lint/groovy";
import type { ResolvedOption } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { FUSION_EXECUTORS } from "../clouds/executor-kinds.js";
import { executorName } from "../reading/process-groups.js";

export default defineProjectRule<"copies" | "turnOff">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow the directive scratch where Fusion is on",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      copies: "scratch copies to the machine's disk what Fusion would keep in its cache. Remove it: Fusion needs none.",
      turnOff: "Set it to false.",
    },
    hasSuggestions: true,
  },

  check({ config, report }) {
    const fusion = config.option("fusion.enabled");
    if (fusion === undefined || isOn(config.value("fusion.enabled")) !== "yes") return;
    // Without an executor tasks run locally, or where a platform says: both take Fusion.
    const groups = config.processGroups().filter((group) => FUSION_EXECUTORS.has(executorName(group) ?? "local"));
    const settings = new Set<ResolvedOption>();
    for (const group of groups) {
      const own = group.option("scratch");
      const others = group.selector === undefined ? group.elsewhere("scratch") : [];
      for (const option of [...(own ? [own] : []), ...others]) if (copies(option)) settings.add(option);
    }
    for (const option of settings) {
      report({
        messageId: "copies",
        place: option.place,
        option,
        related: [{ place: fusion.place, message: "Fusion is turned on here." }],
        ...(option.place.file === option.valuePlace.file && {
          suggest: [{ messageId: "turnOff", edits: [{ range: option.valuePlace.range, text: "false" }] }],
        }),
      });
    }
  },
});

/** As Nextflow reads it: the text 'false' is false, every other one a folder. */
function copies({ value }: ResolvedOption): boolean {
  return value.kind === "known" && !isNone(value.value);
}

function isNone(constant: Constant): boolean {
  return constant === null || constant === false || constant === "false";
}
