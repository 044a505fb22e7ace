import type { ProcessGroup, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS, isGridExecutor } from "../clouds/executor-kinds.js";
import { wholeNumber } from "../reading/known-number.js";
import { executorName } from "../reading/process-groups.js";

interface Options {
  /** The most tasks at a time that a cloud is given. */
  readonly max: number;
}

/** The most for a scheduler that all users of a cluster share, unless what is sent to it is limited by time. */
const GRID_MAX = 1000;

/** Where the size that counts may stand: the executor's own first. */
const PLACES = (executor: string, option: string) => [
  ["executor", `$${executor}`, option],
  ["executor", option],
];

export default defineProjectRule<"unlimited" | "high" | "array", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require a queue size that limits, and that job arrays fit in",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      unlimited:
        "{{option}} = {{size}} is no limit: all tasks are handed to {{executor}} at once. Set how many may wait there.",
      high: "{{option}} lets {{size}} tasks wait at {{executor}}. Set {{max}} or less{{orRate}}.",
      array:
        "A job array of {{array}} tasks is larger than {{option}}, which is {{size}}, and the run ends. Set {{option}} to {{array}} or more, or a smaller array.",
    },
    schema: [
      {
        type: "object",
        properties: {
          max: { type: "integer", minimum: 1, description: "The most tasks at a time that a cloud is given." },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ max: 5000 }],
  },

  check({ config, options, report }) {
    for (const group of config.processGroups()) {
      const executor = executorName(group) ?? "?";
      const isCloud = CLOUD_EXECUTORS.has(executor);
      if (!isCloud && (executor === "local" || !isGridExecutor(executor))) continue;
      const queue = settingFor(config, executor, "queueSize");
      const size = wholeNumber(queue?.value);
      if (queue === undefined || size === undefined) continue;
      const data = { option: queue.path.join("."), size: String(size), executor };
      const at = { place: queue.place, option: queue };
      if (size <= 0) {
        report({ messageId: "unlimited", data, ...at });
        continue;
      }
      const max = isCloud ? options.max : GRID_MAX;
      const isPaced = !isCloud && hasRateLimit(config, executor);
      if (size > max && !isPaced) {
        const orRate = isCloud ? "" : ", or a submitRateLimit";
        report({ messageId: "high", data: { ...data, max: String(max), orRate }, ...at, severity: "info" });
      }
      for (const array of arraysOf(group)) {
        const length = wholeNumber(array.value);
        if (length === undefined || length <= size) continue;
        report({
          messageId: "array",
          data: { option: data.option, size: data.size, array: String(length) },
          place: array.place,
          option: array,
          related: [{ place: queue.place, message: "The size is set here." }],
          severity: "error",
        });
      }
    }
  },
});

function settingFor(config: ResolvedConfig, executor: string, name: string): ResolvedOption | undefined {
  for (const path of PLACES(executor, name)) {
    const value = config.value(path);
    if (value?.kind === "known" && value.value === null) continue;
    // What is not known may be set by an include that cannot be read.
    if (value !== undefined) return value.kind === "known" ? config.option(path) : undefined;
  }
  return undefined;
}

/** Whether there is one, or may be. */
function hasRateLimit(config: ResolvedConfig, executor: string): boolean {
  return PLACES(executor, "submitRateLimit").some((path) => !isUnset(config.value(path)));
}

function arraysOf(group: ProcessGroup): readonly ResolvedOption[] {
  const own = group.option("array");
  return [...(own ? [own] : []), ...(group.selector === undefined ? group.elsewhere("array") : [])];
}
