import type { ResolvedOption } from "@nf-lint/resolver";
import type { RelatedPlace } from "../authoring/finding-details.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { VariantCheckContext } from "../authoring/project-rule-definition.js";
import { cloudLayer, hasCloudLayer, taskLayer } from "../clouds/retry-layers.js";
import type { RetryLayer } from "../clouds/retry-layers.js";
import { settingEdits } from "../edits/setting-edits.js";
import { awsSpotUses, azureSpotUses, googleSpotUses } from "../clouds/spot.js";
import type { SpotUse } from "../clouds/spot.js";

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
        "{{cloud}} may run these tasks on Spot machines, and no setting retries a task whose machine is taken back: it fails for good. Set {{remedy}}.",
      onlyCloud:
        "A reclaimed task is retried by {{cloud}} alone: once its attempts are used up, it fails for good. Set {{remedy}}.",
      onlyNextflow:
        "A reclaimed task is retried by Nextflow alone: each reclaim uses up one of the retries meant for real failures. Set {{remedy}}.",
      onlySometimes:
        "A reclaimed task is retried by Nextflow alone, and where errorStrategy says so: each reclaim uses up one of the retries meant for real failures. Set {{remedy}}.",
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
    defaultOptions: [{ onDemandQueues: "on[-_]?demand" }],
    hasSuggestions: true,
  },

  check(context) {
    const { config, options } = context;
    const onDemandQueues = new RegExp(options.onDemandQueues, "i");
    const uses = [...googleSpotUses(config), ...azureSpotUses(config), ...awsSpotUses(config, onDemandQueues)];
    for (const use of uses) checkUse(context, use);
  },
});

type Context = VariantCheckContext<Options, MessageIds>;

function checkUse(context: Context, use: SpotUse): void {
  const cloud = cloudLayer(context.config, use.cloud, context.target);
  const task = taskLayer(use.group);
  if (cloud.present === "unknown" || task.present === "unknown") return;
  if (task.present === "no") {
    reportUse(context, use, cloud.present === "yes" ? "onlyCloud" : "neither", cloud, task);
  } else if (cloud.present === "no" && hasCloudLayer(use.cloud)) {
    const always = task.option?.value.kind === "known";
    reportUse(context, use, always ? "onlyNextflow" : "onlySometimes", cloud, task);
  }
}

function reportUse(context: Context, use: SpotUse, messageId: MessageIds, cloud: RetryLayer, task: RetryLayer): void {
  const option = optionAt(use, messageId, cloud, task);
  const place = option?.place ?? use.group.executor?.place;
  if (place === undefined) return;
  const missing = [...cloud.missing, ...task.missing];
  const remedy = missing.map(({ path, value }) => `${path} = ${value}`).join(", ");
  const edits = use.group.selector ? undefined : settingEdits(context.project, context.config, place, missing);
  context.report({
    messageId,
    data: { cloud: use.cloud, remedy },
    place,
    ...(option && { option }),
    related: [...usePlaces(use, option), ...cloud.halves, ...task.halves],
    ...(edits && { suggest: [{ messageId: "addRetries", data: { remedy }, edits }] }),
  });
}

/** The option that a report stands at: what there is of the layers, else what makes this a use of Spot. */
function optionAt(
  { spotSwitch }: SpotUse,
  messageId: MessageIds,
  cloud: RetryLayer,
  task: RetryLayer,
): ResolvedOption | undefined {
  if (messageId === "onlyCloud") return cloud.option;
  return messageId === "neither" ? spotSwitch : task.option;
}

/** What makes this a use of Spot, other than the option that the finding stands at. */
function usePlaces({ group, spotSwitch }: SpotUse, reported: ResolvedOption | undefined): RelatedPlace[] {
  const places: RelatedPlace[] = [];
  if (spotSwitch && spotSwitch !== reported)
    places.push({ place: spotSwitch.place, message: "Spot is turned on here." });
  if (reported && group.executor?.place)
    places.push({ place: group.executor.place, message: "The executor is set here." });
  const queue = group.option("queue");
  if (queue) places.push({ place: queue.place, message: "The queue is set here." });
  return places;
}
