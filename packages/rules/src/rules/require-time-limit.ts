import type { ResolvedConfig } from "@nf-lint/resolver";
import { isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectScripts } from "../authoring/project-scripts.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { executorName } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";
import { mayScriptsSet } from "../reading/script-directives.js";
import { byExecutor, processNames, tasksWhere } from "../reading/task-groups.js";
import type { TaskGroup } from "../reading/task-groups.js";

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
        "Tasks without a time limit{{processes}} run, and cost, until somebody sees them hang. Set process.time, such as '24h'.",
    },
  },

  check({ project, config, scripts, report }) {
    if (!project.isPipeline) return;
    const without = tasksWhere({ config, scripts }, (executor) => CLOUD_EXECUTORS.has(executor)).filter(
      (group) => isUnset(group.directive("time")) && !mayBeEnded(config, group),
    );
    if (without.every(({ process }) => process === undefined) && maySomeHaveLimit(config, scripts)) return;
    for (const [place, groups] of byExecutor(without))
      report({ messageId: "missing", place, processes: processNames(groups) });
  },
});

/** On Azure a limit of the whole job ends each of its tasks. */
function mayBeEnded(config: ResolvedConfig, group: TaskGroup): boolean {
  return executorName(group) === "azurebatch" && !isUnset(config.value("azure.batch.jobMaxWallClockTime"));
}

/** Where the processes are not known, what only some have may be meant for all that take long. */
function maySomeHaveLimit(config: ResolvedConfig, scripts: ProjectScripts): boolean {
  return settingsOf(config, "time").some(({ value }) => !isUnset(value)) || mayScriptsSet(scripts, "time");
}
