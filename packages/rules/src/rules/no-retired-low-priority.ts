import { defineProjectRule } from "../authoring/project-rule.js";
import { azureSpotUses } from "../clouds/spot.js";

interface Options {
  /** Whether the Batch account is in user-subscription mode. */
  readonly userSubscription: boolean;
}

export default defineProjectRule<"retired", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow low-priority machines, which most accounts of Azure Batch no longer get",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      retired:
        "Azure gives low-priority machines only to Batch accounts in user-subscription mode since 30 September 2025; in others the pool stays empty. Set lowPriority = false, or the rule's option `userSubscription` if the account is in that mode.",
    },
    schema: [
      {
        type: "object",
        properties: {
          userSubscription: {
            type: "boolean",
            description: "True where the Batch account is in user-subscription mode: then nothing is reported.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ userSubscription: false }],
  },

  check({ config, scripts, options, report }) {
    if (options.userSubscription) return;
    for (const { group, spotSwitch } of azureSpotUses({ config, scripts })) {
      const executor = group.executor?.place;
      // Of a compute environment's pools nobody knows here how they came about.
      if (spotSwitch === undefined || spotSwitch.place.launch) continue;
      report({
        messageId: "retired",
        place: spotSwitch.place,
        option: spotSwitch,
        ...(executor && { related: [{ place: executor, message: "The executor is set here." }] }),
      });
    }
  },
});
