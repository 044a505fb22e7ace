import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { executorName } from "../reading/process-groups.js";

/** Executors whose machines have no way to the file of secrets, and whose code has no other. */
const WITHOUT_SECRETS: ReadonlySet<string> = new Set(["azurebatch", "google-batch", "k8s"]);

export default defineProjectRule<"unseen" | "platform">({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow secrets for tasks on executors that do not get them",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      unseen:
        "Secrets come from a file of the machine that runs Nextflow, which tasks on {{executor}} do not see: they fail. Give the task what it needs by the cloud's own means, such as its identity or secret store.",
      platform:
        "On awsbatch secrets reach tasks only in runs that Seqera Platform launches. Launch it there, or give the task what it needs through aws.batch.jobRole.",
    },
  },

  check({ config, report }) {
    for (const group of config.processGroups()) {
      const executor = executorName(group) ?? "";
      if (executor !== "awsbatch" && !WITHOUT_SECRETS.has(executor)) continue;
      // What the Platform launches has them.
      if (executor === "awsbatch" && config.platform !== undefined) continue;
      const own = group.option("secret");
      for (const option of [...(own ? [own] : []), ...group.elsewhere("secret")]) {
        if (isTrue(option.value) !== "yes") continue;
        report({
          ...(executor === "awsbatch"
            ? { messageId: "platform" as const, severity: "info" as const }
            : { messageId: "unseen" as const, data: { executor } }),
          place: option.place,
          option,
          ...(group.executor?.place && {
            related: [{ place: group.executor.place, message: "The executor is set here." }],
          }),
        });
      }
    }
  },
});
