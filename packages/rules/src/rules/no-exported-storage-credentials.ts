import { isOn, isTrue, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { executorName } from "../reading/process-groups.js";

/** The option, and what it was called. */
const OPTIONS = ["fusion.exportStorageCredentials", "fusion.exportAwsAccessKeys"] as const;

/** Whose buckets are no S3: nothing reads the option there. */
const OTHER_CLOUDS: ReadonlySet<string | undefined> = new Set(["azurebatch", "google-batch"]);

export default defineProjectRule<"exported" | "unread">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow keys of the head job in the start scripts of AWS Batch tasks",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      exported:
        "The keys of the head job are written into every task's start script, which everybody reads who reads the work directory. Remove it: Batch jobs have a role (aws.batch.jobRole).",
      unread: "Only S3 reads this, and no task here works on it. Remove it.",
    },
  },

  check({ config, report }) {
    if (isOn(config.value("fusion.enabled")) !== "yes") return;
    const executors = config.processGroups().map((group) => executorName(group));
    const isOnAws = executors.includes("awsbatch");
    // MinIO and the like take no role.
    const hasOwnStore = !isUnset(config.value("aws.client.endpoint"));
    for (const path of OPTIONS) {
      const option = config.option(path);
      if (option === undefined || isTrue(config.value(path)) !== "yes") continue;
      if (isOnAws && !hasOwnStore) report({ messageId: "exported", place: option.place, option });
      if (executors.every((executor) => OTHER_CLOUDS.has(executor))) {
        report({ messageId: "unread", place: option.place, option, severity: "info" });
      }
    }
  },
});
