import type { Value } from "@nf-lint/groovy";
import type { ResolvedConfig } from "@nf-lint/resolver";
import { isOn } from "../authoring/certainty.js";
import { executorName } from "../reading/process-groups.js";
import { defineProjectRule } from "../authoring/project-rule.js";

interface Options {
  /** Each required key with its other names. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/** The executors that hand labels on to what a cloud bills. */
const CLOUD_EXECUTORS = new Set(["awsbatch", "azurebatch", "google-batch", "k8s", "seqera"]);

const DEFAULT_KEYS = {
  environment: ["env"],
  team: ["group", "owner"],
  pipeline: ["workflow"],
};

export default defineProjectRule<"missing" | "missingInPools" | "missingKeys", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Require labels on cloud resources that say who pays for them",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      missing:
        "Tasks on {{executor}} carry no labels, so nobody can tell whose cost they are. Set process.resourceLabels with the keys {{keys}}.",
      missingInPools:
        "Tasks on azurebatch carry no labels, so nobody can tell whose cost they are. Nextflow labels only the pools that it makes for itself: set azure.batch.autoPoolMode = true and process.resourceLabels with the keys {{keys}}, or tag your pools in Azure.",
      missingKeys: "These resourceLabels lack {{keys}}. A bill can be split by its labels only: add what is missing.",
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
        },
        additionalProperties: false,
      },
    ],
  },

  check({ config, options, report }) {
    const required = Object.entries(options.keys ?? DEFAULT_KEYS).map(([name, aliases]) => ({ name, aliases }));
    if (required.length === 0) return;
    for (const group of config.processGroups()) {
      const executor = executorName(group);
      if (executor === undefined || !CLOUD_EXECUTORS.has(executor)) continue;
      const labels = group.directive("resourceLabels");
      const executorPlace = group.executor?.place;
      if (isUnset(labels)) {
        if (executorPlace) {
          const messageId = hasOnlyPoolsOfItsOwn(config, executor) ? "missingInPools" : "missing";
          report({ messageId, data: { executor, keys: listOf(required) }, place: executorPlace });
        }
        continue;
      }
      const lacking = required.filter((key) => possibleMaps(labels).some((map) => !hasKey(map, key)));
      const option = group.option("resourceLabels");
      if (lacking.length === 0 || option === undefined) continue;
      report({
        messageId: "missingKeys",
        data: { keys: listOf(lacking) },
        place: option.place,
        option,
        ...(executorPlace && { related: [{ place: executorPlace, message: "The executor is set here." }] }),
      });
    }
  },
});

/** On Azure, labels reach the pools that Nextflow makes for each kind of task, and no other. */
function hasOnlyPoolsOfItsOwn(config: ResolvedConfig, executor: string): boolean {
  return executor === "azurebatch" && isOn(config.value("azure.batch.autoPoolMode")) === "no";
}

interface RequiredKey {
  readonly name: string;
  readonly aliases: readonly string[];
}

function isUnset(labels: Value | undefined): labels is undefined {
  return labels === undefined || (labels.kind === "known" && labels.value === null);
}

/** The maps that the labels can be: one, or those that a closure can return. None when nothing is known of them. */
function possibleMaps(labels: Value): readonly ReadonlyMap<string, Value>[] {
  if (labels.kind === "lazy") return labels.returns.flatMap(possibleMaps);
  return labels.kind === "known" && labels.value instanceof Map ? [labels.value as ReadonlyMap<string, Value>] : [];
}

function hasKey(map: ReadonlyMap<string, Value>, { name, aliases }: RequiredKey): boolean {
  const accepted = new Set([name, ...aliases].map((key) => key.toLowerCase()));
  return [...map.keys()].some((key) => accepted.has(key.toLowerCase()));
}

function listOf(keys: readonly RequiredKey[]): string {
  return keys
    .map(({ name, aliases }) => (aliases.length === 0 ? name : `${name} (or ${aliases.join(", ")})`))
    .join(", ");
}
