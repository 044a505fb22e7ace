import { defineProjectRule } from "../authoring/project-rule.js";
import { lostLabels } from "../clouds/lost-labels.js";
import { DEFAULT_KEYS, requiredKeys } from "../clouds/resource-labels.js";

interface Options {
  /** Labels that say who pays: of others nothing is said. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

export default defineProjectRule<"lost" | "lostToDefinition", Options>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow resourceLabels that take the place of others and lose what these say",
      presets: ["production"],
      since: "0.1.0",
    },
    messages: {
      lostToDefinition:
        "These labels do not come to processes whose definitions have resourceLabels of their own{{processes}}, which lack {{keys}}. Repeat the keys there, or set resourceLabels in a selector.",
      lost: "These labels{{processes}} take the place of {{other}} and lose {{keys}}. Repeat them, or keep the common ones in a map that both add to, as in params.labels + [{{own}}: …].",
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

  check({ config, scripts, options, report }) {
    const required = requiredKeys(options.keys ?? DEFAULT_KEYS);
    for (const { place, isDefined, other, otherName, kept, keys, processes } of lostLabels(
      { config, scripts },
      required,
    )) {
      // A finding of the configuration lies in it.
      if (isDefined)
        report({ messageId: "lostToDefinition", data: { keys: keys.join(", ") }, place: other.place, processes });
      else
        report({
          messageId: "lost",
          data: { other: otherName, keys: keys.join(", "), own: kept[0] ?? "key" },
          place,
          processes,
          related: [{ place: other.place, message: "These are the labels that do not come." }],
        });
    }
  },
});
