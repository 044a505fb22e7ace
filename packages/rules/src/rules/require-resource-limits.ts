import type { Value } from "@nf-lint/groovy";
import type { ResolvedOption } from "@nf-lint/resolver";
import { isText, isUnset } from "../authoring/certainty.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import { CLOUD_EXECUTORS, isGridExecutor } from "../clouds/executor-kinds.js";
import { wholeNumber } from "../reading/known-number.js";
import { executorName } from "../reading/process-groups.js";
import { processNames, tasksWhere } from "../reading/task-groups.js";
import type { TaskGroup } from "../reading/task-groups.js";
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
        "This grows to {{max}} with the attempts{{processes}}, and a request that no machine fits fails, or waits for ever. Set process.resourceLimits = [{{resource}}: …] to the largest machine's{{hint}}.",
    },
  },

  check({ project, config, scripts, report }) {
    if (!project.isPipeline) return;
    const groups = tasksWhere({ config, scripts }, (name) => CLOUD_EXECUTORS.has(name) || isGridExecutor(name));
    for (const resource of RESOURCES) {
      for (const { executor, grown } of growingOn(groups, resource)) {
        const [largest, ...others] = [...grown.values()].sort((a, b) => b.max.size - a.max.size);
        if (largest === undefined) continue;
        const { option, max } = largest;
        const hint = executor === "awsbatch" ? ", or aws.batch.terminateUnschedulableJobs = true" : "";
        report({
          messageId: "grows",
          data: { max: max.text, resource, hint },
          place: option.place,
          option,
          processes: processNames([...grown.values()].flatMap(({ of }) => of)),
          related: others.slice(0, RELATED).map((other) => ({
            place: other.option.place,
            message: `This grows to ${other.max.text}.`,
          })),
        });
      }
    }
  },
});

/** A setting that grows with the attempts, and the tasks that have it. */
interface Growing {
  readonly option: ResolvedOption;
  readonly max: Growth;
  readonly of: TaskGroup[];
}

interface GrowingOn {
  readonly executor: string;
  /** By place. */
  readonly grown: Map<string, Growing>;
}

/** What grows on each executor, where the processes are not known in each group: one limit is for all of it. */
function growingOn(groups: readonly TaskGroup[], resource: string): readonly GrowingOn[] {
  const found = new Map<string, GrowingOn>();
  for (const group of groups) {
    const attempts = attemptsOf(group);
    if (attempts === undefined || attempts < 3 || mayBeLimited(group, resource)) continue;
    const executor = executorName(group) ?? "";
    const key = JSON.stringify([executor, group.selector?.key]);
    const { grown } = found.get(key) ?? { grown: new Map<string, Growing>() };
    for (const option of settingsOfGroup(group, resource)) {
      const max = option.value.kind === "lazy" ? growthOf(option.value.closure, attempts) : undefined;
      if (max === undefined) continue;
      const place = JSON.stringify(option.place);
      const same = grown.get(place);
      if (same === undefined || same.max.size < max.size)
        grown.set(place, { option, max, of: [...(same?.of ?? []), group] });
      else same.of.push(group);
    }
    if (grown.size > 0) found.set(key, { executor, grown });
  }
  return [...found.values()];
}

/** How often a task may run; `undefined` where it is not retried, or the number is not known. */
function attemptsOf(group: TaskGroup): number | undefined {
  const strategies = [group.directive("errorStrategy"), ...group.elsewhere("errorStrategy").map(({ value }) => value)];
  const mayRetry = strategies.some((value) => isText(value, (name) => name.toLowerCase() === "retry") !== "no");
  const retries = wholeNumber(group.directive("maxRetries"));
  return mayRetry && retries !== undefined ? retries + 1 : undefined;
}

function settingsOfGroup(group: TaskGroup, directive: string): readonly ResolvedOption[] {
  const own = group.option(directive);
  return [...(own ? [own] : []), ...(group.selector === undefined ? group.elsewhere(directive) : [])];
}

function mayBeLimited(group: TaskGroup, resource: string): boolean {
  return [group.directive("resourceLimits"), ...group.elsewhere("resourceLimits").map(({ value }) => value)].some(
    (value) => mayHave(value, resource),
  );
}

function mayHave(limits: Value | undefined, resource: string): boolean {
  if (isUnset(limits)) return false;
  return limits?.kind !== "known" || !(limits.value instanceof Map) || limits.value.has(resource);
}
