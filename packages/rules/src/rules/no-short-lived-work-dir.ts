import { isGridExecutor } from "../clouds/executor-kinds.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { executorName } from "../reading/process-groups.js";

/** What systems empty at their start or after some days. */
const SHORT_LIVED = /^(?:file:\/\/)?\/(?:tmp|var\/tmp|dev\/shm|run)(?:\/|$)/;

export default defineProjectRule<"emptied">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow work directories that the system empties",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      emptied: "{{dir}} is emptied by the system: nothing can be resumed after. Put workDir on a disk that stays.",
    },
  },

  check({ config, report }) {
    const option = config.option("workDir");
    if (option?.value.kind !== "known") return;
    const { value } = option.value;
    const dir =
      typeof value === "object" && value !== null && "type" in value && value.type === "path" ? value.text : value;
    if (typeof dir !== "string" || !SHORT_LIVED.test(dir)) return;
    if (!config.processGroups().every((group) => isGridExecutor(executorName(group) ?? "local"))) return;
    report({ messageId: "emptied", data: { dir: `'${dir}'` }, place: option.place, option });
  },
});
