import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { workDirectory } from "../clouds/work-directory.js";
import { executorName } from "../reading/process-groups.js";

export default defineProjectRule<"onMachine">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer to keep what a run can resume from in the bucket of its work",
      presets: [],
      since: "0.1.0",
    },
    messages: {
      onMachine:
        "The work is in a bucket, but the list of what is done lies on the machine that starts the run: without that machine nothing can be resumed. Set cloudcache.enabled = true.",
    },
  },

  check({ project, config, report }) {
    const switches = ["cloudcache.enabled", "tower.enabled"];
    if (switches.some((path) => isOn(config.value(path)) !== "no")) return;
    for (const group of config.processGroups()) {
      const executor = executorName(group) ?? "";
      if (!CLOUD_EXECUTORS.has(executor)) continue;
      const directory = workDirectory(project, config, executor);
      if (directory === undefined || directory.scheme === "") continue;
      report({ messageId: "onMachine", place: directory.option.place, option: directory.option });
    }
  },
});
