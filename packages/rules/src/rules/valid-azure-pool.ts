import { isTrue, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { groupsOn } from "../reading/process-groups.js";
import { possibleConstants } from "../reading/option-settings.js";
import { settingsOf } from "../reading/process-settings.js";
import { mayScriptsSet } from "../reading/script-directives.js";

const AUTO = "azure.batch.autoPoolMode";

export default defineProjectRule<"none" | "location" | "name">({
  meta: {
    type: "problem",
    docs: {
      description: "Require a pool that Azure Batch tasks can go to",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      none: "No pool is named and none is made, so the first task fails. Set process.queue to a pool, or azure.batch.autoPoolMode = true.",
      location:
        "To choose machines for its pools Nextflow needs azure.batch.location, and without it the first task fails. Set azure.batch.location.",
      name: "'{{queue}}' cannot be a pool: Azure Batch takes letters, digits, hyphens and underscores, and the first task fails. Write the pool's name.",
    },
  },

  check({ project, config, scripts, report }) {
    const groups = groupsOn(config, "azurebatch");
    if (groups.length === 0) return;
    const auto = isTrue(config.value(AUTO));
    if (auto === "yes") {
      const option = config.option(AUTO);
      const isNowhere = ["location", "endpoint"].every((name) => isUnset(config.value(`azure.batch.${name}`)));
      if (option !== undefined && isNowhere) report({ messageId: "location", place: option.place, option });
      return;
    }
    if (auto === "unknown") return;

    const others = groups.some(({ selector }) => selector === undefined) ? settingsOf(config, "queue") : [];
    const queues = new Set([...groups.flatMap((group) => group.option("queue") ?? []), ...others]);
    for (const option of queues) {
      for (const queue of possibleConstants(option.value)) {
        if (typeof queue !== "string" || queue === "" || /^[\w-]+$/.test(queue)) continue;
        report({ messageId: "name", data: { queue }, place: option.place, option, severity: "error" });
      }
    }

    if (!project.isPipeline || settingsOf(config, "queue").some(({ value }) => !isUnset(value))) return;
    const poolless = groups.filter((group) => isUnset(group.directive("queue")));
    if (poolless.length === 0 || mayScriptsSet(scripts, "queue")) return;
    // A compute environment on Azure brings a pool; where the settings name another one, none does.
    const severity = project.platform !== undefined && config.platform === undefined ? "error" : undefined;
    for (const { executor } of poolless) {
      if (executor?.place !== undefined)
        report({ messageId: "none", place: executor.place, ...(severity && { severity }) });
    }
  },
});
