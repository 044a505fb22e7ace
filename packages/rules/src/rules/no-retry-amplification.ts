import { isOn } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { NATIVE_RETRIES, nativeRetries } from "../clouds/native-retries.js";
import type { SpotCloud } from "../clouds/spot.js";
import { retries } from "../reading/error-strategy.js";
import { wholeNumber } from "../reading/known-number.js";
import { groupsOn } from "../reading/process-groups.js";

interface Options {
  /** How many runs of a task are still meant. */
  readonly max: number;
}

export default defineProjectRule<"tooMany", Options>({
  meta: {
    type: "suggestion",
    docs: {
      description:
        "Disallow retries of a cloud and of Nextflow that multiply to more runs than anybody means to pay for",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      tooMany:
        "Up to {{runs}} runs of each task: {{native}} by {{cloud}} times {{own}} by Nextflow. Lower one of them.",
    },
    schema: [
      {
        type: "object",
        properties: { max: { type: "integer", minimum: 1, description: "How many runs of a task are still meant." } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ max: 20 }],
  },

  check(context) {
    const { config, options, report } = context;
    // An attempt goes on where the last one was interrupted.
    if (isOn(config.value("fusion.snapshots")) !== "no") return;
    for (const [name, native] of Object.entries(NATIVE_RETRIES)) {
      const cloud = name as SpotCloud;
      const attempts = native && config.option(native.option);
      const byCloud = nativeRetries(context, cloud);
      if (attempts === undefined || byCloud === undefined) continue;
      for (const group of groupsOn(config, native?.executor ?? "")) {
        const option = group.option("maxRetries");
        const own = wholeNumber(option?.value);
        if (option === undefined || own === undefined || retries(group.directive("errorStrategy")) !== "yes") continue;
        const runs = (own + 1) * (byCloud + 1);
        if (runs <= options.max) continue;
        report({
          messageId: "tooMany",
          data: { runs: String(runs), native: String(byCloud + 1), own: String(own + 1), cloud },
          place: option.place,
          option,
          related: [{ place: attempts.place, message: `The attempts by ${cloud} are set here.` }],
        });
      }
    }
  },
});
