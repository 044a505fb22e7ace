import { defineProjectRule } from "../authoring/project-rule.js";
import { executorName } from "../reading/process-groups.js";

/** They keep a file's time of change, which a shared disk may not. */
const BUCKET_EXECUTORS: ReadonlySet<string> = new Set(["awsbatch", "azurebatch", "google-batch"]);

export default defineProjectRule<"disabled" | "lenient">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow a cache that is turned off for all processes",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      disabled:
        "Nothing can be resumed: each run does all its work again. Remove it, or set it for the processes that need it.",
      lenient:
        "An input that is replaced by one of the same size is taken for the old one. Buckets keep the time of change, so the default is safe: remove it.",
    },
  },

  check({ config, report }) {
    const option = config.option("process.cache");
    if (option?.value.kind !== "known") return;
    const { value } = option.value;
    if (value === false || value === "false") report({ messageId: "disabled", place: option.place, option });
    if (value !== "lenient") return;
    if (config.processGroups().every((group) => BUCKET_EXECUTORS.has(executorName(group) ?? "")))
      report({ messageId: "lenient", place: option.place, option, severity: "info" });
  },
});
