import { matchesPartly } from "@nf-lint/groovy";
import type { Place, ResolvedOption } from "@nf-lint/resolver";
import type { RelatedPlace } from "../authoring/finding-details.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport, VariantCheckContext } from "../authoring/project-rule-definition.js";
import { exitCodeGaps } from "../clouds/exit-code-retries.js";
import type { ExitCodeGap } from "../clouds/exit-code-retries.js";
import { retryGap } from "../clouds/retry-layers.js";
import type { MissingSetting, RetryGap } from "../clouds/retry-layers.js";
import { ON_DEMAND_QUEUES, spotUses } from "../clouds/spot.js";
import type { SpotCloud, SpotUse } from "../clouds/spot.js";
import { settingEdits } from "../edits/setting-edits.js";
import { processNames } from "../reading/task-groups.js";

interface Options {
  /** A regular expression, in any letter case: queues that never run on Spot. */
  readonly onDemandQueues: string;
}

type MessageIds = "neither" | "onlyCloud" | "onlyNextflow" | "onlySometimes" | "addRetries";

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require both retry layers, the cloud's and Nextflow's, wherever Spot machines may be used",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      neither:
        "{{whose}} no setting retries a task whose machine is taken back: it fails for good{{processes}}. Set {{remedy}}.",
      onlyCloud:
        "{{whose}} a task whose machine is taken back is retried by {{cloud}} alone: once its attempts are used up, the task fails for good{{processes}}. Set {{remedy}}.",
      onlyNextflow:
        "{{whose}} a task whose machine is taken back is retried by Nextflow alone: each time uses up one of the retries meant for real failures{{processes}}. Set {{remedy}}.",
      onlySometimes:
        "{{whose}} a task whose machine is taken back is retried by Nextflow alone, and where errorStrategy says so: each time uses up one of the retries meant for real failures{{processes}}. Set {{remedy}}.",
      addRetries: "Set {{remedy}}.",
    },
    schema: [
      {
        type: "object",
        properties: {
          onDemandQueues: {
            type: "string",
            format: "regex",
            description: "Regular expression, in any letter case, for the names of queues that never run on Spot.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ onDemandQueues: ON_DEMAND_QUEUES }],
    hasSuggestions: true,
  },

  check(context) {
    const { options } = context;
    // A stranger's settings may hold a pattern that takes for ever: the engine of configurations counts its steps.
    const isOnDemand = (queue: string): boolean | undefined => matchesPartly(`(?i)${options.onDemandQueues}`, queue);
    const reported = new Map<string, ProjectReport<MessageIds>>();
    const uses = spotUses(context, isOnDemand);
    if (uses.length === 0) return;
    const gaps = exitCodeGaps(context);
    for (const use of uses) checkUse(context, use, gaps, reported);
    for (const report of reported.values()) context.report(report);
  },
});

type Context = VariantCheckContext<Options, MessageIds>;

/** Of hundreds of processes most lack the same: what is to be done about it is worked out once. */
function checkUse(
  context: Context,
  use: SpotUse,
  exitCodes: readonly ExitCodeGap[],
  reported: Map<string, ProjectReport<MessageIds>>,
): void {
  const gap = retryGap(context, use);
  if (gap === undefined) return;
  const { cloud, task } = gap;
  const messageId =
    gap.lacks === "cloud" && use.group.directive("errorStrategy")?.kind !== "known"
      ? "onlySometimes"
      : MESSAGES[gap.lacks];
  // Of a strategy that misses every reclaim `no-exit-code-only-retry` says more.
  if (messageId === "onlySometimes" && exitCodes.some((one) => isOf(one, use))) return;
  const option = optionAt(use, gap);
  const place = option?.place ?? use.group.executor?.place;
  if (place === undefined) return;
  const missing = [...cloud.missing, ...task.missing];
  const remedy = missing.map(settingText).join(", ");
  const related = [...usePlaces(use, gap, place), ...cloud.halves, ...task.halves];
  const processes = processNames([use.group]);
  const cause = JSON.stringify([messageId, use.cloud, remedy, place, related]);
  const same = reported.get(cause);
  if (same !== undefined) {
    reported.set(cause, { ...same, processes: [...(same.processes ?? []), ...processes] });
    return;
  }
  const isForAll = use.group.selector === undefined && missing.every(mayBeSetForAll);
  const edits = isForAll ? settingEdits(context.project, context.config, place, missing) : undefined;
  reported.set(cause, {
    messageId,
    data: { cloud: use.cloud, whose: whoseTasks(use), remedy },
    place,
    ...(option && { option }),
    related,
    processes,
    ...(edits && { suggest: [{ messageId: "addRetries", data: { remedy }, edits }] }),
  });
}

function isOf(gap: ExitCodeGap, { cloud, group }: SpotUse): boolean {
  return gap.cloud === cloud && gap.group.process === group.process && gap.group.selector?.key === group.selector?.key;
}

function settingText({ path, value, isDefined }: MissingSetting): string {
  return isDefined ? `${path} ${value} in the process definition` : `${path} = ${value}`;
}

/** What selectors and definitions set, a setting for all processes does not change. */
function mayBeSetForAll({ path, isDefined }: MissingSetting): boolean {
  return !isDefined && !/^process\.with(?:Name|Label):/.test(path);
}

const MESSAGES = { both: "neither", task: "onlyCloud", cloud: "onlyNextflow" } as const;

const ON_SPOT = "On Spot machines,";

/** A configuration does not show what machines a queue of AWS has. */
const WHOSE: Readonly<Record<SpotCloud, string>> = {
  "AWS Batch": "If the queue runs on Spot,",
  "Google Batch": ON_SPOT,
  "Azure Batch": "On low-priority machines,",
  Seqera: ON_SPOT,
};

/** The option that a report stands at: the cloud's own, for what is missing is wanted there; else the place of the executor. */
function optionAt({ spotSwitch }: SpotUse, { lacks, cloud }: RetryGap): ResolvedOption | undefined {
  return lacks === "task" ? (cloud.option ?? spotSwitch) : spotSwitch;
}

/** On AWS only a compute environment says that machines are taken back. */
function whoseTasks({ cloud, spotSwitch }: SpotUse): string {
  return cloud === "AWS Batch" && spotSwitch !== undefined ? ON_SPOT : WHOSE[cloud];
}

/** What makes this a use of Spot, and what retries, other than the place that the finding stands at. */
function usePlaces({ group, spotSwitch }: SpotUse, { lacks, task }: RetryGap, reported: Place): RelatedPlace[] {
  const places: RelatedPlace[] = [];
  const add = (place: Place | undefined, message: string): void => {
    if (place !== undefined && place !== reported) places.push({ place, message });
  };
  add(spotSwitch?.place, "Spot is turned on here.");
  add(group.executor?.place, "The executor is set here.");
  add(group.option("queue")?.place, "The queue is set here.");
  if (lacks === "cloud") add(task.option?.place, "Nextflow retries here.");
  return places;
}
