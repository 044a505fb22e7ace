import type { Place } from "@nf-lint/resolver";
import { isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { executorName } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";
import { mayScriptsSet } from "../reading/script-directives.js";

export default defineProjectRule<"missing">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Require a time limit for tasks in the cloud",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      missing:
        "Tasks without a time limit run, and cost, until somebody sees them hang. Set process.time, such as '24h'.",
    },
  },

  check({ project, config, scripts, report }) {
    if (!project.isPipeline) return;
    const places = new Map<string, Place>();
    for (const group of config.processGroups()) {
      const executor = executorName(group) ?? "";
      const place = group.executor?.place;
      if (place === undefined || !CLOUD_EXECUTORS.has(executor)) continue;
      // There a limit of the whole job ends each of its tasks.
      if (executor === "azurebatch" && !isUnset(config.value("azure.batch.jobMaxWallClockTime"))) continue;
      if (isUnset(group.directive("time"))) places.set(JSON.stringify(place), place);
    }
    if (places.size === 0 || settingsOf(config, "time").some(({ value }) => !isUnset(value))) return;
    if (mayScriptsSet(scripts, "time")) return;
    for (const place of places.values()) report({ messageId: "missing", place });
  },
});
