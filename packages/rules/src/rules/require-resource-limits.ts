import type { Value } from "@nf-lint/groovy";
import type { ProcessGroup, ResolvedOption } from "@nf-lint/resolver";
import { isText, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS, isGridExecutor } from "../clouds/executor-kinds.js";
import { wholeNumber } from "../reading/known-number.js";
import { executorName } from "../reading/process-groups.js";
import { growthOf } from "../reading/resource-growth.js";
import type { Growth } from "../reading/resource-growth.js";

/** How many further places a finding shows. */
const RELATED = 5;

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
        const [largest, ...others] = growing(group, resource, attempts);
        if (largest === undefined) continue;
        const { option, max } = largest;
        const hint = executor === "awsbatch" ? ", or aws.batch.terminateUnschedulableJobs = true" : "";
        report({
          messageId: "grows",
          data: { max: max.text, resource, hint },
          place: option.place,
          option,
          related: others.slice(0, RELATED).map((other) => ({
            place: other.option.place,
            message: `This grows to ${other.max.text}.`,
          })),
        });
      }
    }
  },
});

/** What grows, the largest first: one limit is for them all. */
function growing(group: ProcessGroup, resource: string, attempts: number) {
  const found: { readonly option: ResolvedOption; readonly max: Growth }[] = [];
  for (const option of settingsOfGroup(group, resource)) {
    const max = option.value.kind === "lazy" ? growthOf(option.value.closure, attempts) : undefined;
    if (max !== undefined) found.push({ option, max });
  }
  return found.sort((a, b) => b.max.size - a.max.size);
}

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
