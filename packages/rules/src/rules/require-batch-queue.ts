import { isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { executorName } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";
import { mayScriptsSet } from "../reading/script-directives.js";

export default defineProjectRule<"none">({
  meta: {
    type: "problem",
    docs: {
      description: "Require a queue for tasks on AWS Batch",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      none: "No queue is set, and on AWS Batch the first task ends the run for it. Set process.queue to a job queue.",
    },
  },

  check({ project, config, scripts, report }) {
    // What a site's file leaves out, the pipeline under it may have.
    if (!project.isPipeline || mayScriptsSet(scripts, "queue")) return;
    for (const group of config.processGroups()) {
      if (executorName(group) !== "awsbatch" || group.executor?.place === undefined) continue;
      if (settingsOf(config, "queue").some(({ value }) => !isUnset(value))) continue;
      if (!isUnset(config.value("process.queue"))) continue;
      const empty = config.option("process.queue");
      const related = empty ? [{ place: empty.place, message: "This names none." }] : [];
      report({ messageId: "none", place: group.executor.place, related });
    }
  },
});
