import type { Value } from "@nf-lint/groovy";
import type { Place, ResolvedConfig, ResolvedOption } from "@nf-lint/resolver";
import { isOn, isUnset } from "../authoring/certainty.js";
import { CLOUD_EXECUTORS } from "../clouds/executor-kinds.js";
import { lostLabels } from "../clouds/lost-labels.js";
import { DEFAULT_KEYS, hasKey, possibleMaps, requiredKeys } from "../clouds/resource-labels.js";
import type { RequiredKey } from "../clouds/resource-labels.js";
import { executorName } from "../reading/process-groups.js";
import { definedBy, processNames, tasksWhere } from "../reading/task-groups.js";
import type { TaskGroup } from "../reading/task-groups.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { ProjectReport } from "../authoring/project-rule-definition.js";

interface Options {
  /** Each required key with its other names. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Whether labels count that lack a key because they take the place of others, which have it. */
  readonly lost?: "report" | "leave";
}

type MessageIds = "missing" | "missingInPools" | "missingKeys" | "missingInEnvironment" | "missingKeysInScript";

export default defineProjectRule<MessageIds, Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require labels on cloud resources that say who pays for them",
      presets: ["recommended", "production", "isolated", "nf-core"],
      // `no-lost-resource-labels` speaks of those.
      presetOptions: { production: { lost: "leave" } },
      since: "0.1.0",
    },
    messages: {
      missing:
        "Tasks on {{executor}} carry no labels{{processes}}, so nobody can tell whose cost they are. Set process.resourceLabels with the keys {{keys}}.",
      missingInPools:
        "Tasks on azurebatch carry no labels{{processes}}, so nobody can tell whose cost they are. Nextflow labels only the pools that it makes for itself: set azure.batch.autoPoolMode = true and process.resourceLabels with the keys {{keys}}, or tag your pools in Azure.",
      missingInEnvironment:
        "The labels of the compute environment lack {{keys}}. A bill can be split by its labels only: add what is missing there, or in process.resourceLabels.",
      missingKeys:
        "These resourceLabels{{processes}} lack {{keys}}. A bill can be split by its labels only: add what is missing.",
      missingKeysInScript:
        "The resourceLabels of process definitions{{processes}} lack {{keys}}. A bill can be split by its labels only: add what is missing there.",
    },
    schema: [
      {
        type: "object",
        properties: {
          keys: {
            type: "object",
            additionalProperties: { type: "array", items: { type: "string" }, uniqueItems: true },
            description: "The required keys, each with the other names that it may have. Letter case does not matter.",
            default: DEFAULT_KEYS,
          },
          lost: {
            enum: ["report", "leave"],
            description:
              "Whether labels are reported that lack a key because they take the place of others, or left to no-lost-resource-labels.",
          },
        },
        additionalProperties: false,
      },
    ],
  },

  checkProject({ project, variants, scripts, options, report }) {
    const required = requiredKeys(options.keys ?? DEFAULT_KEYS);
    if (required.length === 0) return;
    // What both rules know of: the other one may have been told of other keys.
    const payers = requiredKeys(DEFAULT_KEYS).filter(({ name }) => required.some((key) => key.name === name));
    const missing = new Map<string, Missing>();
    for (const variant of variants) {
      const config = project.resolve(variant);
      const looked = { config, scripts };
      const left = new Set(options.lost === "leave" ? lostLabels(looked, payers).map(({ place }) => place) : []);
      const lackedBy = ({ place, value }: LabelSetting): readonly RequiredKey[] =>
        left.has(place) ? [] : required.filter((key) => possibleMaps(value).some((map) => !hasKey(map, key)));
      for (const group of tasksWhere(looked, (name) => CLOUD_EXECUTORS.has(name))) {
        const executor = executorName(group) ?? "";
        for (const option of labelsOf(group)) {
          const lacking = lackedBy(option);
          if (lacking.length > 0) report({ ...missingKeys(group, option, lacking), variants: [variant.name] });
        }
        const defined = definedBy(group, "resourceLabels");
        const lacking = defined && hasLabels(defined.value) ? lackedBy(defined) : [];
        const at = group.executor?.place;
        if (lacking.length > 0 && at !== undefined)
          report({ ...missingInScript(group, at, lacking), variants: [variant.name] });
        const place = group.executor?.place;
        if (hasLabels(group.directive("resourceLabels")) || place === undefined) continue;
        // What only some selectors label may be all that runs.
        if (group.elsewhere("resourceLabels").length > 0) continue;
        const messageId = hasOnlyPoolsOfItsOwn(config, executor) ? "missingInPools" : "missing";
        // One setting mends all of a pipeline; a collection of sites' files has an owner for each.
        const key = project.isPipeline ? messageId : JSON.stringify([messageId, place]);
        const known = missing.get(key) ?? {
          messageId,
          places: new Map(),
          executors: new Set(),
          variants: new Set(),
          processes: new Set(),
        };
        missing.set(key, known);
        known.places.set(JSON.stringify(place), place);
        known.executors.add(executor);
        known.variants.add(variant.name);
        for (const name of processNames([group])) known.processes.add(name);
      }
    }
    for (const found of missing.values()) report(missingLabels(found, required));
  },
});

/** All groups without labels: setting them once for all processes mends the lot. */
interface Missing {
  readonly messageId: "missing" | "missingInPools";
  readonly places: Map<string, Place>;
  readonly executors: Set<string>;
  readonly variants: Set<string>;
  readonly processes: Set<string>;
}

function missingLabels(
  { messageId, places, executors, variants, processes }: Missing,
  required: readonly RequiredKey[],
): ProjectReport<MessageIds> {
  const [place, ...others] = [...places.values()] as [Place, ...Place[]];
  return {
    messageId,
    data: { executor: namesOf([...executors]), keys: listOf(required) },
    place,
    related: others.map((other) => ({ place: other, message: "Nor do the tasks of this executor." })),
    variants: [...variants],
    processes: [...processes],
  };
}

type LabelSetting = Pick<ResolvedOption, "place" | "value">;

function missingInScript(group: TaskGroup, place: Place, lacking: readonly RequiredKey[]): ProjectReport<MessageIds> {
  return {
    messageId: "missingKeysInScript",
    data: { keys: listOf(lacking) },
    place,
    processes: processNames([group]),
  };
}

function missingKeys(
  group: TaskGroup,
  option: ResolvedOption,
  lacking: readonly RequiredKey[],
): ProjectReport<MessageIds> {
  return {
    messageId: option.place.launch ? "missingInEnvironment" : "missingKeys",
    data: { keys: listOf(lacking) },
    place: option.place,
    option,
    processes: processNames([group]),
    ...(group.executor?.place && {
      related: [{ place: group.executor.place, message: "The executor is set here." }],
    }),
  };
}

/** Whether labels are set, or may be: an empty map is set, and lacks all keys. */
function hasLabels(labels: Value | undefined): boolean {
  return !isUnset(labels) || (labels?.kind === "known" && labels.value instanceof Map);
}

/** The labels of a group, and of those of its processes that a selector gives others. */
function labelsOf(group: TaskGroup): readonly ResolvedOption[] {
  const own = group.option("resourceLabels");
  const others = group.selector === undefined ? group.elsewhere("resourceLabels") : [];
  return [...(own ? [own] : []), ...others].filter(({ value }) => hasLabels(value));
}

function namesOf(executors: readonly string[]): string {
  return executors.length < 2 ? executors.join() : `${executors.slice(0, -1).join(", ")} and ${executors.at(-1) ?? ""}`;
}

/** On Azure, labels reach the pools that Nextflow makes for each kind of task, and no other. */
function hasOnlyPoolsOfItsOwn(config: ResolvedConfig, executor: string): boolean {
  return executor === "azurebatch" && isOn(config.value("azure.batch.autoPoolMode")) === "no";
}

function listOf(keys: readonly RequiredKey[]): string {
  return keys
    .map(({ name, aliases }) => (aliases.length === 0 ? name : `${name} (or ${aliases.join(", ")})`))
    .join(", ");
}
