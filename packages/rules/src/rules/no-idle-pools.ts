import type { ResolvedConfig } from "@nf-lint/resolver";
import { isTrue } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { wholeNumber } from "../reading/known-number.js";
import { groupsOn } from "../reading/process-groups.js";
import { settingsOf } from "../reading/process-settings.js";

const BATCH = "azure.batch";

type MessageIds = "idle" | "pile" | "jobs";

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow Azure Batch pools whose machines stay when a run is over",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      idle: "{{count}} machines stay, and cost, after the run. Set autoScale = true, or azure.batch.deletePoolsOnCompletion = true.",
      pile: "Each kind of task gets a pool of its own, which stays after the run. Set azure.batch.deletePoolsOnCompletion = true.",
      jobs: "Jobs stay active after the run and count against the account's quota. Remove this, or set it to true.",
    },
  },

  check(context) {
    const { config, report } = context;
    if (groupsOn(config, "azurebatch").length === 0) return;
    const jobs = config.option(`${BATCH}.terminateJobsOnCompletion`);
    if (jobs?.value.kind === "known" && jobs.value.value === false) {
      report({ messageId: "jobs", place: jobs.place, option: jobs, severity: "info" });
    }
    if (isTrue(config.value(`${BATCH}.deletePoolsOnCompletion`)) !== "no") return;
    reportIdlePools(context);
    const auto = config.option(`${BATCH}.autoPoolMode`);
    if (auto !== undefined && isTrue(config.value(`${BATCH}.autoPoolMode`)) === "yes" && variesByTask(config)) {
      report({ messageId: "pile", place: auto.place, option: auto, severity: "info" });
    }
  },
});

function reportIdlePools({ config, report }: VariantCheckContext<NoOptions, MessageIds>): void {
  const isAuto = isTrue(config.value(`${BATCH}.autoPoolMode`));
  const makesNamed = isTrue(config.value(`${BATCH}.allowPoolCreation`));
  for (const pool of config.keys(`${BATCH}.pools`)) {
    const isMade = pool === "auto" ? isAuto : isAuto === "yes" ? "no" : makesNamed;
    const path = ["azure", "batch", "pools", pool];
    const count = config.option([...path, "vmCount"]);
    const machines = wholeNumber(count?.value);
    if (isMade !== "yes" || count === undefined || machines === undefined || machines <= 1) continue;
    if (isTrue(config.value([...path, "autoScale"])) !== "no") continue;
    report({ messageId: "idle", data: { count: String(machines) }, place: count.place, option: count });
  }
}

/** A pool is for one machine type and one set of labels. */
function variesByTask(config: ResolvedConfig): boolean {
  return ["machineType", "resourceLabels"].some((directive) => {
    const settings = settingsOf(config, directive);
    return settings.length > 1 || settings.some(({ value }) => value.kind === "lazy");
  });
}
