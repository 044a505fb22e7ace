import type { Value } from "@nf-lint/groovy";
import type { ProcessGroup, ResolvedOption } from "@nf-lint/resolver";
import { isText, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS, isGridExecutor } from "../clouds/executor-kinds.js";
import { wholeNumber } from "../reading/known-number.js";
import { executorName } from "../reading/process-groups.js";
import { growthOf } from "../reading/resource-growth.js";

const RESOURCES = ["memory", "cpus"] as const;

export default defineProjectRule<"grows">({
  meta: {
    type: "suggestion",
    docs: {
      description: "Require a limit for what tasks ask for more of with each attempt",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      grows:
        "This grows to {{max}} with the attempts, and a request that no machine fits waits for ever. Set process.resourceLimits = [{{resource}}: …] to the largest machine's{{hint}}.",
    },
  },

  check({ project, config, report }) {
    if (!project.isPipeline) return;
    for (const group of config.processGroups()) {
      const executor = executorName(group) ?? "?";
      if (!CLOUD_EXECUTORS.has(executor) && !isGridExecutor(executor)) continue;
      const attempts = attemptsOf(group);
      if (attempts === undefined || attempts < 3) continue;
      for (const resource of RESOURCES) {
        if (mayBeLimited(group, resource)) continue;
        for (const option of settingsOfGroup(group, resource)) {
          const max = option.value.kind === "lazy" ? growthOf(option.value.closure, attempts) : undefined;
          if (max === undefined) continue;
          const hint = executor === "awsbatch" ? ", or aws.batch.terminateUnschedulableJobs = true" : "";
          report({ messageId: "grows", data: { max, resource, hint }, place: option.place, option });
        }
      }
    }
  },
});

/** How often a task may run; `undefined` where it is not retried, or the number is not known. */
function attemptsOf(group: ProcessGroup): number | undefined {
  const strategies = [group.directive("errorStrategy"), ...group.elsewhere("errorStrategy").map(({ value }) => value)];
  const mayRetry = strategies.some((value) => isText(value, (name) => name.toLowerCase() === "retry") !== "no");
  const retries = wholeNumber(group.directive("maxRetries"));
  return mayRetry && retries !== undefined ? retries + 1 : undefined;
}

function settingsOfGroup(group: ProcessGroup, directive: string): readonly ResolvedOption[] {
  const own = group.option(directive);
  return [...(own ? [own] : []), ...(group.selector === undefined ? group.elsewhere(directive) : [])];
}

function mayBeLimited(group: ProcessGroup, resource: string): boolean {
  return [group.directive("resourceLimits"), ...group.elsewhere("resourceLimits").map(({ value }) => value)].some(
    (value) => mayHave(value, resource),
  );
}

function mayHave(limits: Value | undefined, resource: string): boolean {
  if (isUnset(limits)) return false;
  return limits?.kind !== "known" || !(limits.value instanceof Map) || limits.value.has(resource);
}
