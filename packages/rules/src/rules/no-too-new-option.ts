import { isTooNewFor } from "@nf-lint/resolver";
import { knownSetting, optionName } from "../reading/option-settings.js";
import type { KnownSetting } from "../reading/option-settings.js";
import { defineProjectRule } from "../authoring/project-rule.js";
import type { NoOptions } from "../authoring/project-rule-definition.js";

export default defineProjectRule<"tooNew", NoOptions, KnownSetting>({
  meta: {
    type: "problem",
    docs: {
      description: "Disallow options that a Nextflow which may run this does not know yet",
      presets: ["recommended", "production", "nf-core"],
      since: "0.1.0",
    },
    messages: {
      tooNew:
        "{{option}} came with Nextflow {{since}}; Nextflow {{version}}, which may run this, ignores it. Raise manifest.nextflowVersion, or do without.",
    },
  },

  suspect(placed) {
    const known = knownSetting(placed);
    return known?.fact.since === undefined || known.fact.status === "removed" ? undefined : known;
  },

  check({ config, target, suspects, report }) {
    const reported = new Set<string>();
    for (const { fact, below, setting, option } of suspects) {
      const { since } = fact;
      if (since === undefined || !isTooNewFor(fact, target.version)) continue;
      // The entries of one map literal are one use of the option.
      const path = setting.path.slice(0, setting.path.length - below.length);
      if (below.length > 0 && reported.has(path.join("."))) continue;
      reported.add(path.join("."));
      const constraint = config.option("manifest.nextflowVersion");
      report({
        messageId: "tooNew",
        data: { option: optionName(path), since, version: target.version.text },
        place: setting.place,
        option,
        ...(constraint && { related: [{ place: constraint.place, message: "The versions that may run this." }] }),
      });
    }
  },
});
