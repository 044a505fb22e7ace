import type { Value } from "@nf-lint/groovy";
import { defineProjectRule } from "../authoring/project-rule.js";

export default defineProjectRule<"replaced">({
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow a `plugins` block whose plugins another one replaces, in the same file or through an include",
      presets: ["recommended", "production", "isolated", "nf-core"],
      since: "0.1.0",
      severity: "error",
    },
    messages: {
      replaced:
        "A later `plugins` block replaces this one, so {{plugins}} will not be loaded. Put all plugins into one block.",
    },
  },

  check({ config, report }) {
    const option = config.option("plugins");
    const loaded = idsOf(option?.value);
    if (option === undefined || loaded === undefined) return;
    for (const { value, place } of option.overrode) {
      const lost = idsOf(value)?.filter((id) => !loaded.includes(id)) ?? [];
      if (lost.length === 0) continue;
      report({
        messageId: "replaced",
        data: { plugins: lost.map((id) => `'${id}'`).join(", ") },
        place,
        related: [{ place: option.place, message: "This block replaces it." }],
      });
    }
  },
});

/** The plugins of a block; `undefined` where one of them is not known. */
function idsOf(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind !== "known" || !Array.isArray(value.value)) return undefined;
  const ids: readonly Value[] = value.value;
  const known = ids.flatMap((id) => (id.kind === "known" && typeof id.value === "string" ? id.value : []));
  return known.length === ids.length ? known : undefined;
}
