import type { Value } from "@nf-lint/groovy";
import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { executorName } from "../reading/process-groups.js";

/** Google rejects capitals and colons in labels. */
const AS_GOOGLE_TAKES_IT = "task.process.toLowerCase().replaceAll('[^a-z0-9_-]', '-')";

export default defineProjectRule<"constant">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer resourceLabels that say which process or sample the cost is of",
      presets: [],
      since: "0.1.0",
    },
    messages: {
      constant:
        "These labels are the same for all tasks, so the bill shows no process. A closure can add it: resourceLabels = { [{{key}}: …, process: {{process}}] }.",
    },
  },

  check({ config, report }) {
    for (const group of config.processGroups()) {
      const executor = executorName(group) ?? "";
      const option = group.option("resourceLabels");
      if (!CLOUD_EXECUTORS.has(executor) || option === undefined || group.elsewhere("resourceLabels").length > 0)
        continue;
      if (executor === "seqera" && isOn(config.value("seqera.executor.autoLabels")) !== "no") continue;
      const [key] = constantKeys(option.value);
      if (key !== undefined) {
        const data = { key, process: executor === "google-batch" ? AS_GOOGLE_TAKES_IT : "task.process" };
        report({ messageId: "constant", data, place: option.place, option });
      }
    }
  },
});

/** The keys of a map of constants; none of another. */
function constantKeys(value: Value): readonly string[] {
  if (value.kind !== "known" || !(value.value instanceof Map)) return [];
  const map = value.value as ReadonlyMap<string, Value>;
  return [...map.values()].every(({ kind }) => kind === "known") ? [...map.keys()] : [];
}
