import type { Place, ProcessGroup, ResolvedConfig } from "@nf-lint/resolver";
import { isOn, isTrue } from "../authoring/certainty.js";
import type { RelatedPlace } from "../authoring/finding-details.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { FUSION_EXECUTORS, isGridExecutor } from "../clouds/executor-kinds.js";
import { workDirectory } from "../clouds/work-directory.js";
import { executorName, groupsOn } from "../reading/process-groups.js";

type MessageIds = "ignored" | "required" | "localDirectory";

/** For these `valid-work-dir` says what is wrong with a directory that is in no bucket. */
const WANTS_BUCKET: ReadonlySet<string> = new Set(["awsbatch", "azurebatch", "google-batch"]);

export default defineProjectRule<MessageIds>({
  meta: {
    type: "problem",
    docs: {
      description: "Require an executor and a work directory that fit Fusion",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      ignored:
        "{{executor}} ignores Fusion: tasks stage their files as without it. Turn Fusion off here, or use an executor that takes it: local, slurm, sge, lsf, or a cloud's.",
      required:
        "The executor seqera needs Fusion, and without it the run ends. Set fusion.enabled = true and wave.enabled = true.",
      localDirectory:
        "Fusion works on a bucket: with the work directory {{dir}} no task can start. Set workDir to a bucket, such as 's3://…', or turn Fusion off.",
    },
  },

  check(context) {
    const { config } = context;
    if (isTrue(config.value("fusion.enabled")) === "no") reportRequired(context);
    if (isOn(config.value("fusion.enabled")) !== "yes") return;
    reportIgnored(context);
    reportLocalDirectory(context);
  },
});

type Context = VariantCheckContext<NoOptions, MessageIds>;

/** Where groups are mixed, Fusion is meant for those that take it. */
function reportIgnored({ config, report }: Context): void {
  const groups = config.processGroups();
  const names = groups.map((group) => executorName(group) ?? "local");
  if (!names.every((name) => isGridExecutor(name) && !FUSION_EXECUTORS.has(name))) return;
  const place = groups[0]?.executor?.place;
  if (place === undefined) return;
  report({
    messageId: "ignored",
    data: { executor: [...new Set(names)].join(" and ") },
    place,
    related: fusionPlaces(config, "Fusion is turned on here."),
  });
}

function reportRequired({ config, report }: Context): void {
  for (const { executor } of groupsOn(config, "seqera")) {
    if (executor?.place === undefined) continue;
    report({
      messageId: "required",
      place: executor.place,
      related: fusionPlaces(config, "Fusion is turned off here."),
      severity: "error",
    });
  }
}

function reportLocalDirectory({ project, config, report }: Context): void {
  const reported = new Set<Place>();
  for (const group of config.processGroups()) {
    const executor = executorName(group) ?? (project.isPipeline ? "local" : "?");
    if (!FUSION_EXECUTORS.has(executor) || WANTS_BUCKET.has(executor)) continue;
    const directory = workDirectory(project, config, executor);
    if (directory?.scheme !== "" || reported.has(directory.option.place)) continue;
    reported.add(directory.option.place);
    report({
      messageId: "localDirectory",
      data: { dir: `'${directory.beginning}'` },
      place: directory.option.place,
      option: directory.option,
      related: [...fusionPlaces(config, "Fusion is turned on here."), ...executorPlaces(group)],
    });
  }
}

function fusionPlaces(config: ResolvedConfig, message: string): readonly RelatedPlace[] {
  const fusion = config.option("fusion.enabled");
  return fusion === undefined ? [] : [{ place: fusion.place, message }];
}

function executorPlaces({ executor }: ProcessGroup): readonly RelatedPlace[] {
  return executor?.place === undefined ? [] : [{ place: executor.place, message: "The executor is set here." }];
}
