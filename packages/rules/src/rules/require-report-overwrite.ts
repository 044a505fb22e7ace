import type { ResolvedConfig } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { textAt } from "../edits/setting-text-edits.js";

/** From here on a report does not replace the one before by itself (`TraceHelper`, `overwrite`). */
const SINCE = "22.10.0";

const REPORTS = ["trace", "report", "timeline", "dag"] as const;

export default defineProjectRule<"kept">({
  meta: {
    type: "problem",
    docs: {
      description: "Require `overwrite` of reports whose file has the same name in each run",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      kept: "The second run ends at its start: '{{file}}' is there already. Set {{scope}}.overwrite = true, or put a date into the name.",
    },
  },

  check({ project, config, target, report }) {
    if (!target.isAtLeast(SINCE)) return;
    for (const scope of REPORTS) {
      const file = config.option(`${scope}.file`);
      const name = constantText(config, `${scope}.file`);
      if (file === undefined || name === undefined) continue;
      if (isTrue(config.value(`${scope}.enabled`)) !== "yes") continue;
      if (isTrue(config.value(`${scope}.overwrite`)) !== "no") continue;
      // A param may be given another value at the next launch.
      if (textAt(project, file.valuePlace).includes("params.")) continue;
      report({ messageId: "kept", data: { scope, file: name }, place: file.place, option: file });
    }
  },
});

function constantText(config: ResolvedConfig, path: string): string | undefined {
  const value = config.value(path);
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}
