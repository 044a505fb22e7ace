import { findOption } from "@nf-lint/resolver";
import type { DefaultFact, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { groupsOn } from "../reading/process-groups.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { retryGap } from "../clouds/retry-layers.js";
import { googleSpotSwitch, ON_DEMAND_QUEUES, spotUses } from "../clouds/spot.js";

/** The options whose default changed, and the setting that makes it matter. */
const MATTERS: Readonly<Record<string, (config: ResolvedConfig) => ResolvedOption | undefined>> = {
  "aws.batch.maxSpotAttempts": (config) => executorSetting(config, "awsbatch"),
  "azure.batch.deleteJobsOnCompletion": (config) => executorSetting(config, "azurebatch"),
  "google.batch.maxSpotAttempts": googleSpotSwitch,
  "k8s.computeResourceType": (config) => executorSetting(config, "k8s"),
  "singularity.autoMounts": (config) => switchOf(config, "singularity.enabled"),
};

export default defineProjectRule<"changed">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Require options to be set whose default differs between the Nextflow versions that may run this",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      changed:
        "{{option}} is not set, and its default went from {{before}} to {{after}} with Nextflow {{version}}: runs differ by version. Set it.",
    },
  },

  check({ project, config, scripts, target, report }) {
    for (const [option, settingThatMatters] of Object.entries(MATTERS)) {
      // What is set to an unknown value is set.
      if (config.value(option) !== undefined) continue;
      if (isAskedForAnyway(option, { project, config, scripts, target })) continue;
      for (const { before, after, version } of changesOf(option)) {
        if (!target.mayBeBefore(version) || !target.mayBeFrom(version)) continue;
        const setting = settingThatMatters(config);
        if (setting === undefined) continue;
        const constraint = config.option("manifest.nextflowVersion");
        report({
          messageId: "changed",
          data: { option, before, after, version },
          place: setting.place,
          option: setting,
          ...(constraint && { related: [{ place: constraint.place, message: "The versions that may run this." }] }),
        });
      }
    }
  },
});

/** `require-spot-retries` asks for the attempts where a task would not be retried without them. */
function isAskedForAnyway(
  option: string,
  judged: Pick<VariantCheckContext<NoOptions>, "project" | "config" | "scripts" | "target">,
): boolean {
  if (!option.endsWith(".maxSpotAttempts")) return false;
  const onDemand = new RegExp(ON_DEMAND_QUEUES, "i");
  const uses = spotUses(judged, (queue) => onDemand.test(queue));
  return uses.some((use) => retryGap(judged, use)?.cloud.missing.some(({ path }) => path === option));
}

interface Change {
  readonly before: string;
  readonly after: string;
  readonly version: string;
}

/** The changes that need no other option: snapshots' own are what their rule is about. */
function changesOf(option: string): readonly Change[] {
  const history: readonly DefaultFact[] = findOption(option.split("."))?.defaults ?? [];
  const plain = history.filter(({ when }) => when === undefined);
  return plain.flatMap(({ value: after, from: [version] = [] }, index) => {
    const before = plain[index - 1]?.value;
    return before === undefined || version === undefined ? [] : [{ before, after, version }];
  });
}

function executorSetting(config: ResolvedConfig, executor: string): ResolvedOption | undefined {
  const [group] = groupsOn(config, executor);
  return group && (group.option("executor") ?? config.option("executor.name"));
}

function switchOf(config: ResolvedConfig, option: string): ResolvedOption | undefined {
  return isOn(config.value(option)) === "yes" ? config.option(option) : undefined;
}
