import type { Value } from "@nf-lint/groovy";
import type { Place, ResolvedConfig } from "@nf-lint/resolver";
import { textsOf } from "./known-option.js";
import type { NetworkRun } from "./network-run.js";
import type { Cause } from "./service-use.js";

/** An executor that a variant has, or may have. */
export interface UsedExecutor {
  readonly name: string;
  readonly because: readonly Cause[];
  readonly unknown?: string;
  /** Whether only processes have it that some runs do not come to. */
  readonly isConditional: boolean;
}

/** The executors that reach for hosts of their own, or that bring a plugin. */
export const SERVICE_EXECUTORS = ["awsbatch", "google-batch", "azurebatch", "k8s", "seqera"] as const;

/**
 * The executors of a variant. Where all processes are known these count, beside what all have; else each selector that sets
 * one. What is not known may be any that has hosts of its own.
 */
export function usedExecutors(run: NetworkRun): readonly UsedExecutor[] {
  const found = new Map<string, UsedExecutor>();
  const add = (name: string, { because, isConditional, unknown }: Omit<UsedExecutor, "name">): void => {
    const other = found.get(name);
    const isSurer = other === undefined || (other.unknown !== undefined && unknown === undefined);
    const kept = isSurer ? { name, because, ...(unknown !== undefined && { unknown }) } : other;
    found.set(name, { ...kept, isConditional: isConditional && other?.isConditional !== false });
  };
  for (const { value, place, isConditional } of settingsOf(run)) {
    const because = place === undefined ? [] : [{ option: "process.executor", place }];
    const { texts, unknown } = textsOf(value);
    for (const text of texts) add(text.toLowerCase(), { because, isConditional });
    if (unknown === undefined) continue;
    const why = `the executor depends on ${unknown}`;
    for (const name of SERVICE_EXECUTORS) add(name, { because, isConditional, unknown: why });
  }
  return [...found.values()];
}

interface ExecutorSetting {
  readonly value: Value;
  readonly place?: Place | undefined;
  readonly isConditional: boolean;
}

function settingsOf(run: NetworkRun): readonly ExecutorSetting[] {
  const { config, processes, open } = run;
  const ofProcesses = processes.flatMap(({ directives, isConditional }) => {
    const set = directives.get("executor");
    return set === undefined ? [] : [{ value: set.value, place: set.place, isConditional }];
  });
  const isWhole = open === undefined && processes.length > 0;
  const groups = isWhole ? baseGroup(config) : config.processGroups();
  const ofGroups = groups.flatMap(({ executor }) =>
    executor === undefined ? [] : [{ value: executor.value, place: executor.place, isConditional: false }],
  );
  const agent = config.option("agent.executor");
  return [
    ...ofGroups,
    ...(agent === undefined ? [] : [{ value: agent.value, place: agent.place, isConditional: true }]),
    ...ofProcesses,
  ];
}

function baseGroup(config: ResolvedConfig): ReturnType<ResolvedConfig["processGroups"]> {
  return config.processGroups().filter(({ selector }) => selector === undefined);
}
