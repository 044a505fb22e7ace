import type { Value } from "@nf-lint/groovy";
import { isSelectorKey } from "@nf-lint/resolver";
import type { Place, ResolvedConfig, ResolvedOption, Setting } from "@nf-lint/resolver";
import { executorName } from "../reading/process-groups.js";
import { taskGroups } from "../reading/task-groups.js";
import type { LookedAt } from "../reading/task-groups.js";
import { isGridExecutor } from "./executor-kinds.js";
import { hasKey } from "./resource-labels.js";
import type { RequiredKey } from "./resource-labels.js";

/** A map of labels that takes the place of another one and lacks some of its keys. */
export interface LostLabels {
  /** Where it stands: in a configuration, or in a process definition. */
  readonly place: Place;
  readonly isDefined: boolean;
  /** What it takes the place of. */
  readonly other: Setting;
  /** In words: "process.resourceLabels". */
  readonly otherName: string;
  /** The keys of `other` that it lacks. */
  readonly keys: readonly string[];
  /** Its own keys. */
  readonly kept: readonly string[];
  /** The names of the processes that have it, where these are known. */
  readonly processes: readonly string[];
}

/**
 * The labels of a variant that others take the place of: those of all processes in a selector, and those outside of a profile
 * within it. Only maps with a key that says who pays count, and none where no cloud bills anything.
 */
export function lostLabels(looked: LookedAt, required: readonly RequiredKey[]): readonly LostLabels[] {
  const { config } = looked;
  if (config.processGroups().every((group) => isGridExecutor(executorName(group) ?? "?"))) return [];
  const base = config.option(["process", "resourceLabels"]);
  if (base === undefined) return [];
  const replacing = replacingLabels(looked).map((own) => ({
    ...own,
    other: base,
    otherName: "process.resourceLabels",
  }));
  const replaced = lastReplaced(config);
  const inProfile = replaced ? [{ ...labelsIn(base), other: replaced, otherName: "those outside the profile" }] : [];
  return [...replacing, ...inProfile].flatMap(({ value, ...pair }) => {
    const kept = mapIn(value);
    const before = mapIn(pair.other.value);
    if (kept === undefined || before === undefined || pair.place === pair.other.place) return [];
    if (!required.some((key) => hasKey(before, key))) return [];
    const keys = [...before.keys()].filter((key) => !kept.has(key));
    return keys.length > 0 ? [{ ...pair, keys, kept: [...kept.keys()] }] : [];
  });
}

type Labels = Pick<LostLabels, "place" | "isDefined" | "processes"> & { readonly value: Value };

function labelsIn({ place, value }: ResolvedOption): Labels {
  return { place, value, isDefined: false, processes: [] };
}

/** What takes the place of the labels of all processes: for each process what it has, else what each selector says. */
function replacingLabels(looked: LookedAt): readonly Labels[] {
  const { config } = looked;
  const groups = taskGroups(looked);
  if (groups.every(({ process }) => process === undefined))
    return config
      .keys("process")
      .filter(isSelectorKey)
      .flatMap((key) => config.option(["process", key, "resourceLabels"]) ?? [])
      .map(labelsIn);
  const found = new Map<Place, Labels & { readonly processes: string[] }>();
  for (const { process } of groups) {
    const labels = process?.directives.get("resourceLabels");
    if (process === undefined || labels === undefined || labels.from.kind === "base") continue;
    const { place, value, from } = labels;
    const same = found.get(place) ?? { place, value, isDefined: from.kind === "script", processes: [] };
    same.processes.push(process.called.qualifiedName);
    found.set(place, same);
  }
  return [...found.values()];
}

/** What a profile's map takes the place of in the same file: across files maps are merged, and so are dotted names. */
function lastReplaced(config: ResolvedConfig): Setting | undefined {
  const option = config.maps().find(({ path }) => path.join(".") === "process.resourceLabels");
  if (option?.profile === undefined) return undefined;
  return option.overrode.findLast(
    ({ profile, place, value }) =>
      profile === undefined && place.file === option.place.file && mapIn(value) !== undefined,
  );
}

/** A map of which all is known but the values. */
function mapIn(value: Value): ReadonlyMap<string, Value> | undefined {
  return value.kind === "known" && value.value instanceof Map ? (value.value as ReadonlyMap<string, Value>) : undefined;
}
