import type { ProcessGroup, ResolvedConfig } from "@nf-lint/resolver";

/**
 * The executor of a group in lower case, as Nextflow looks it up; `undefined` when none is set, and `"?"` when it
 * cannot be known.
 */
export function executorName(group: ProcessGroup): string | undefined {
  const value = group.executor?.value;
  if (value === undefined) return undefined;
  if (value.kind !== "known") return "?";
  if (value.value === null) return undefined;
  return typeof value.value === "string" ? value.value.toLowerCase() : "?";
}

/** The groups that a cloud's executor surely runs. */
export function groupsOn(config: ResolvedConfig, executor: string): readonly ProcessGroup[] {
  return config.processGroups().filter((group) => executorName(group) === executor);
}

/**
 * The groups that a cloud's executor runs, or may run: where no executor is set at all, a platform sets it at launch,
 * and cloud settings say which one is meant.
 */
export function groupsMeantFor(config: ResolvedConfig, executor: string): readonly ProcessGroup[] {
  const groups = config.processGroups();
  return groups.every((group) => executorName(group) === undefined) ? groups : groupsOn(config, executor);
}
