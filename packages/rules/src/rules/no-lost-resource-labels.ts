import type { Value } from "@nf-lint/groovy";
import { isSelectorKey } from "@nf-lint/resolver";
import type { ResolvedConfig, Setting } from "@nf-lint/resolver";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { VariantCheckContext } from "../authoring/project-rule-definition.js";
import { isGridExecutor } from "../clouds/executor-kinds.js";
import { DEFAULT_KEYS, hasKey, requiredKeys } from "../clouds/resource-labels.js";
import { executorName } from "../reading/process-groups.js";

interface Options {
  /** Labels that say who pays: of others nothing is said. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

type Context = VariantCheckContext<Options, "lost">;

export default defineProjectRule<"lost", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow resourceLabels that take the place of others and lose what these say",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      lost: "These labels take the place of {{other}} and lose {{keys}}. Repeat them, or keep the common ones in a map that both add to, as in params.labels + [{{own}}: …].",
    },
    schema: [
      {
        type: "object",
        properties: {
          keys: {
            type: "object",
            additionalProperties: { type: "array", items: { type: "string" }, uniqueItems: true },
            description: "The keys that say who pays, each with the other names that it may have.",
            default: DEFAULT_KEYS,
          },
        },
        additionalProperties: false,
      },
    ],
  },

  check(context) {
    const { config } = context;
    // Where no cloud bills anything, nothing is lost.
    if (config.processGroups().every((group) => isGridExecutor(executorName(group) ?? "?"))) return;
    const base = config.option(["process", "resourceLabels"]);
    if (base === undefined) return;
    for (const key of config.keys("process").filter(isSelectorKey)) {
      const own = config.option(["process", key, "resourceLabels"]);
      if (own) compare(context, own, base, "process.resourceLabels");
    }
    const replaced = lastReplaced(config);
    if (replaced) compare(context, base, replaced, "those outside the profile");
  },
});

/** What a profile's map takes the place of in the same file: across files maps are merged, and so are dotted names. */
function lastReplaced(config: ResolvedConfig): Setting | undefined {
  const option = config.maps().find(({ path }) => path.join(".") === "process.resourceLabels");
  if (option?.profile === undefined) return undefined;
  return option.overrode.findLast(
    ({ profile, place, value }) =>
      profile === undefined && place.file === option.place.file && mapIn(value) !== undefined,
  );
}

function compare({ options, report }: Context, own: Setting, other: Setting, name: string): void {
  const kept = mapIn(own.value);
  const before = mapIn(other.value);
  if (kept === undefined || before === undefined || own.place === other.place) return;
  if (!requiredKeys(options.keys ?? DEFAULT_KEYS).some((key) => hasKey(before, key))) return;
  const lost = [...before.keys()].filter((key) => !kept.has(key));
  if (lost.length === 0) return;
  report({
    messageId: "lost",
    data: { other: name, keys: lost.join(", "), own: [...kept.keys()][0] ?? "key" },
    place: own.place,
    related: [{ place: other.place, message: "These are the labels that do not come." }],
  });
}

/** A map of which all is known but the values. */
function mapIn(value: Value): ReadonlyMap<string, Value> | undefined {
  return value.kind === "known" && value.value instanceof Map ? (value.value as ReadonlyMap<string, Value>) : undefined;
}
